import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';

/** Marks a field whose source holds a function of its name, which is called only when somebody asks for the field. */
export const WorkedOut = Extensions({ isWorkedOut: true });

const typeNameOf = (name: string) => `typeNameOf${name}`;

/** Says of the interface of that name by what the type behind a row is known. Classes inherit what is said of others. */
export const TypeNamedBy = (name: string, nameOf: (row: never) => string): ClassDecorator =>
  Extensions({ [typeNameOf(name)]: nameOf });

/**
 * Has the schema answer at once where nothing has to be waited for. type-graphql makes a promise of every row's type,
 * which a compiled query does not take and an interpreted one waits for, row by row; and of the two only the latter
 * calls a function that it finds for a value.
 */
export const answerAtOnce = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    const nameOf = isInterfaceType(type) && type.extensions[typeNameOf(type.name)];
    if (nameOf) type.resolveType = nameOf as typeof type.resolveType;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.extensions['isWorkedOut']) field.resolve = (source) => source[field.name]();
    }
  }
};
