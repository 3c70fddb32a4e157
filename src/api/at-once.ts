import { type GraphQLFieldResolver, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { Extensions, type ResolverData, getMetadataStorage } from 'type-graphql';

type Decorated = ReturnType<typeof getMetadataStorage>;
/** A method that resolves a field, as its decorators tell of it. */
type Handler = Decorated['queries' | 'fieldResolvers'][number];
type Parameter = NonNullable<Handler['params']>[number];
type Resolve = GraphQLFieldResolver<Record<string, unknown>, object>;

/** Marks a field whose source holds a function of its name, which is called only when somebody asks for the field. */
export const WorkedOut = Extensions({ isWorkedOut: true });

const typeNameOf = (name: string) => `typeNameOf${name}`;

/** Says of the interface of that name by what the type behind a row is known. Classes inherit what is said of others. */
export const TypeNamedBy = (name: string, nameOf: (row: never) => string): ClassDecorator =>
  Extensions({ [typeNameOf(name)]: nameOf });

/** Has each field know the method that resolves it; before the schema is built, for `answerAtOnce`. */
export const tellHandlers = (): void => {
  const { queries, mutations, fieldResolvers } = getMetadataStorage();
  // A method of a row's own class would be called on the row.
  const ofResolvers = fieldResolvers.filter(({ kind }) => kind === 'external');
  for (const handler of [...queries, ...mutations, ...ofResolvers])
    Extensions({ handler })(handler.target.prototype as object, handler.methodName, {});
};

/**
 * Has the schema answer at once where nothing has to be waited for. type-graphql makes a promise of every row's type,
 * which a compiled query does not take and an interpreted one waits for, row by row; and of the two only the latter
 * calls a function that it finds for a value. Nor does a method's argument have to be waited for: type-graphql makes a
 * promise of each, for it might be validated, and sorts the parameters at each call.
 */
export const answerAtOnce = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    const nameOf = isInterfaceType(type) && type.extensions[typeNameOf(type.name)];
    if (nameOf) type.resolveType = nameOf as typeof type.resolveType;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { handler, isWorkedOut } = field.extensions as { handler?: Handler; isWorkedOut?: boolean };
      if (handler) field.resolve = calling(handler);
      if (isWorkedOut) field.resolve = (source) => source[field.name]();
    }
  }
};

const calling = ({ target, methodName, params = [] }: Handler): Resolve => {
  const resolver = new (target as new () => Record<string, (...values: unknown[]) => unknown>)();
  const values = params.toSorted((a, b) => a.index - b.index).map(valueOf);
  return (root, args, context, info) => {
    const resolverData = { root, args, context, info };
    return resolver[methodName]!(...values.map((value) => value(resolverData)));
  };
};

/** What a parameter is given. Of an object of input nobody asks which class describes it. */
const valueOf = (parameter: Parameter): ((data: ResolverData) => unknown) => {
  switch (parameter.kind) {
    case 'root':
      return ({ root }) => root;
    case 'context':
      return ({ context }) => context;
    case 'arg':
      return ({ args }) => args[parameter.name];
    case 'args': {
      const described = getMetadataStorage().argumentTypes.find(({ target }) => target === parameter.getType())!;
      const names = described.fields!.map(({ name }) => name);
      return ({ args }) => {
        const given: Record<string, unknown> = {};
        for (const name of names) if (args[name] !== undefined) given[name] = args[name];
        return given;
      };
    }
    case 'info':
      return ({ info }) => info;
    case 'custom':
      return parameter.resolver;
    default:
      throw new Error(`no resolver takes a parameter of this kind: ${parameter.kind}`);
  }
};
