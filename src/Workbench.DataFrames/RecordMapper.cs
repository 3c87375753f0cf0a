using System.Globalization;
using System.Reflection;

namespace Workbench.DataFrames;

/// <summary>Makes records of rows.</summary>
internal static class RecordMapper<T>
{
    internal static IReadOnlyList<T> Map(ColumnSet set)
    {
        ConstructorInfo constructor = typeof(T).GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault(
            candidate => candidate.GetParameters() is not [{ } only] || only.ParameterType != typeof(T))
            ?? throw Errors.NoRecordMember(typeof(T), "a public constructor", [.. set.Columns.Select(column => column.Name)]);
        ParameterInfo[] parameters = constructor.GetParameters();
        Column?[] arguments = [.. parameters.Select(parameter => Find(set, parameter.Name!)
            ?? (parameter.HasDefaultValue ? null : throw Errors.NoRecordMember(typeof(T), parameter.Name!, [.. set.Columns.Select(column => column.Name)])))];
        (PropertyInfo Property, Column Column)[] properties = parameters.Length > 0
            ? []
            : [.. from property in typeof(T).GetProperties()
                  where property.CanWrite
                  let column = Find(set, property.Name)
                  where column is not null
                  select (property, column)];
        var nullability = new NullabilityInfoContext();
        bool[] nullable = [.. parameters.Select(parameter => IsNullable(parameter.ParameterType, nullability.Create(parameter).WriteState))];
        bool[] nullableProperty = [.. properties.Select(pair => IsNullable(pair.Property.PropertyType, nullability.Create(pair.Property).WriteState))];

        var rows = new T[set.RowCount];
        var values = new object?[parameters.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = arguments[i] is { } column
                    ? Convert(column, row, parameters[i].ParameterType, nullable[i], parameters[i].Name!)
                    : parameters[i].DefaultValue;
            }

            var record = (T)constructor.Invoke(values);
            for (int i = 0; i < properties.Length; i++)
            {
                properties[i].Property.SetValue(
                    record, Convert(properties[i].Column, row, properties[i].Property.PropertyType, nullableProperty[i], properties[i].Property.Name));
            }

            rows[row] = record;
        }

        return rows;
    }

    private static bool IsNullable(Type type, NullabilityState state) =>
        Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && state != NullabilityState.NotNull);

    private static Column? Find(ColumnSet set, string member) =>
        set.Columns.FirstOrDefault(column => string.Equals(column.Name, member, StringComparison.OrdinalIgnoreCase))
        ?? set.Columns.FirstOrDefault(column => string.Equals(
            column.Name.Replace("_", "", StringComparison.Ordinal), member.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    private static object? Convert(Column column, int row, Type type, bool nullable, string member)
    {
        object? value = column[row];
        if (value is null)
        {
            return nullable ? null : throw Errors.NullForMember(typeof(T), member, row);
        }

        Type target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsInstanceOfType(value))
        {
            return value;
        }

        // Numbers go into numbers that hold them; nothing else is converted, so that no text silently becomes a figure.
        try
        {
            return value is IConvertible and not string and not bool and not DateTime && IsNumber(target)
                ? System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture)
                : value is Int128 wide && IsNumber(target)
                    ? System.Convert.ChangeType((decimal)wide, target, CultureInfo.InvariantCulture)
                    : throw Errors.WrongType(column.Name, column.Info.Type, type);
        }
        catch (OverflowException)
        {
            throw Errors.OutOfRange(column.Name, row, string.Create(CultureInfo.InvariantCulture, $"{value}"), target);
        }
    }

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
