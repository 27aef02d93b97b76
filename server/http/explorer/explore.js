const $ = (id) => document.getElementById(id);
const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const INTROSPECTION = `{ __schema {
  queryType { name } mutationType { name } subscriptionType { name }
  types { kind name description specifiedByURL
    fields(includeDeprecated: true) { name description isDeprecated deprecationReason type { ${TYPE} }
      args { name description defaultValue type { ${TYPE} } } }
    inputFields { name description defaultValue type { ${TYPE} } }
    enumValues(includeDeprecated: true) { name description deprecationReason }
    possibleTypes { name } interfaces { name } } } }`;

const post = (query, variables, accept, signal) =>
  fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query, variables }),
    signal,
  });

let types = new Map();
let running = null;

const typeText = (type) =>
  type.kind === 'NON_NULL' ? `${typeText(type.ofType)}!` : type.kind === 'LIST' ? `[${typeText(type.ofType)}]` : type.name;
const innermost = (type) => (type.ofType ? innermost(type.ofType) : type.name);
const linkTo = (name, label = name) =>
  element('button', { className: 'link', type: 'button', textContent: label, onclick: () => show(name) });
const typeLink = (type) => linkTo(innermost(type), typeText(type));

function fieldTitle(field) {
  const title = element('dt', {}, field.name);
  if (field.args?.length) {
    title.append('(');
    field.args.forEach((argument, index) => title.append(index ? ', ' : '', `${argument.name}: `, typeLink(argument.type)));
    title.append(')');
  }
  if (field.type) title.append(': ', typeLink(field.type));
  return title;
}

function describe(field) {
  const parts = [field.description ?? ''];
  if (field.deprecationReason) parts.push(`Deprecated: ${field.deprecationReason}`);
  const description = element('dd', {}, parts.filter(Boolean).join(' '));
  for (const argument of field.args ?? []) description.append(element('div', {}, `${argument.name}: ${argument.description ?? ''}`));
  return description;
}

function show(name) {
  const type = types.get(name);
  if (!type) return;
  history.replaceState(null, '', `#${name}`);
  const list = element('dl');
  for (const field of type.fields ?? type.inputFields ?? type.enumValues ?? []) list.append(fieldTitle(field), describe(field));
  const related = (title, others) => {
    const line = element('p', {}, `${title}: `);
    others.forEach((other, index) => line.append(index ? ', ' : '', linkTo(other.name)));
    return line;
  };
  const parts = [element('h2', {}, name), element('div', {}, `${type.kind.toLowerCase().replace('_', ' ')}. ${type.description ?? ''}`)];
  if (type.specifiedByURL) parts.push(element('p', {}, `Specified at ${type.specifiedByURL}`));
  if (type.interfaces?.length) parts.push(related('Implements', type.interfaces));
  if (type.possibleTypes?.length) parts.push(related('One of', type.possibleTypes));
  $('reference').replaceChildren(...parts, list);
  $('reference').scrollTop = 0;
}

function listTypes(search = '') {
  const wanted = search.trim().toLowerCase();
  const matches = (type) =>
    !wanted ||
    type.name.toLowerCase().includes(wanted) ||
    [...(type.fields ?? []), ...(type.inputFields ?? [])].some((field) => field.name.toLowerCase().includes(wanted));
  const groups = { Begin: [], Records: [], Inputs: [], Values: [] };
  for (const type of types.values()) {
    if (type.name.startsWith('__') || !matches(type)) continue;
    const group = ['Query', 'Mutation', 'Subscription'].includes(type.name)
      ? 'Begin'
      : type.kind === 'INPUT_OBJECT'
        ? 'Inputs'
        : ['ENUM', 'SCALAR'].includes(type.kind)
          ? 'Values'
          : 'Records';
    groups[group].push(type.name);
  }
  const parts = Object.entries(groups).filter(([, names]) => names.length > 0);
  $('types').replaceChildren(...parts.flatMap(([title, names]) => [element('h3', {}, title), ...names.sort().map((name) => linkTo(name))]));
  if (parts.length === 0) $('types').append('Nothing has this name.');
}

const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/** Event streams (GraphQL over SSE): `event: next` with a result each, then `event: complete`. */
async function follow(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const data = /^data: (.+)$/m.exec(event)?.[1];
      if (data) $('answer').textContent = `${pretty(data)}\n\n${$('answer').textContent}`.slice(0, 200_000);
    }
  }
}

async function run(event) {
  event?.preventDefault();
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  let variables;
  try {
    variables = JSON.parse($('variables').value || '{}');
  } catch {
    $('status').textContent = 'The variables are not JSON.';
    return;
  }
  $('answer').textContent = '';
  $('status').textContent = 'Running…';
  $('stop').hidden = false;
  const startedAt = performance.now();
  try {
    const live = /^\s*subscription\b/m.test($('query').value);
    const response = await post($('query').value, variables, live ? 'text/event-stream' : 'application/graphql-response+json', signal);
    $('status').textContent = `${response.status} after ${Math.round(performance.now() - startedAt)} ms`;
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) await follow(response);
    else $('answer').textContent = pretty(await response.text());
  } catch (error) {
    $('status').textContent = signal.aborted ? 'Stopped' : `The server cannot be reached (${error.message}).`;
  }
  $('stop').hidden = true;
}

async function begin() {
  $('query').value = '{\n  serverTime\n  viewer { name role studio { name zone revision } }\n}';
  $('try').addEventListener('submit', run);
  $('try').addEventListener('keydown', (event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && run(event));
  $('stop').addEventListener('click', () => running?.abort());
  $('search').addEventListener('input', () => listTypes($('search').value));
  const { data, errors } = await (await post(INTROSPECTION, {}, 'application/json')).json();
  if (!data) throw new Error(errors?.[0]?.message ?? 'The schema cannot be read.');
  types = new Map(data.__schema.types.map((type) => [type.name, type]));
  listTypes();
  show(types.has(location.hash.slice(1)) ? location.hash.slice(1) : 'Query');
}

begin().catch((error) => ($('reference').textContent = `The schema cannot be read: ${error.message}`));
