using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>
/// C# functions that SQL and expressions can call: <c>connection.AddFunction("twice", (Column&lt;int&gt; x) =&gt; ...)</c>, then
/// <c>SELECT twice(i) ...</c> or <c>Expressions.Call("twice", Col("i"))</c>. A function is given up to 2048 rows at a time and may be called
/// from several threads at once. It stays for as long as the database is open.
/// </summary>
public static class UserFunctions
{
    /// <summary>Adds a function of one argument.</summary>
    /// <typeparam name="T">Type of the argument: number, bool, text, date, time, Guid or byte[].</typeparam>
    /// <typeparam name="TResult">Type of the result, one of the same; nullable when values may be missing.</typeparam>
    /// <param name="connection">An open connection.</param>
    /// <param name="name">Name in SQL.</param>
    /// <param name="function">Gives one result for each row of the column, in order. Missing values are given too.</param>
    /// <param name="pure">Whether equal arguments always give equal results, so that the engine may call it once for a constant.</param>
    /// <exception cref="DataFrameException">A type cannot be an argument or result (WB2015), or the connection is closed (WB2009).</exception>
    public static void AddFunction<T, TResult>(
        this DuckDBConnection connection, string name, Func<Column<T>, IReadOnlyList<TResult>> function, bool pure = true) =>
        Add<TResult>(connection, name, [typeof(T)], columns => function((Column<T>)columns[0]), pure);

    /// <summary>As <see cref="AddFunction{T, TResult}"/>, of two arguments.</summary>
    public static void AddFunction<T1, T2, TResult>(
        this DuckDBConnection connection, string name, Func<Column<T1>, Column<T2>, IReadOnlyList<TResult>> function, bool pure = true) =>
        Add<TResult>(connection, name, [typeof(T1), typeof(T2)], columns => function((Column<T1>)columns[0], (Column<T2>)columns[1]), pure);

    private static unsafe void Add<TResult>(
        DuckDBConnection connection, string name, Type[] arguments, Func<Column[], IReadOnlyList<TResult>> function, bool pure)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            throw Errors.Expired(name);
        }

        Type result = Nullable.GetUnderlyingType(typeof(TResult)) ?? typeof(TResult);
        var body = new Body(name, arguments, (columns, output, rows) => Write(name, function(columns), output, rows));
        IntPtr native = NativeMethods.ScalarFunction.DuckDBCreateScalarFunction();
        try
        {
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetName(native, name);
            foreach (Type argument in arguments)
            {
                using DuckDBLogicalType type = NativeMethods.LogicalType.DuckDBCreateLogicalType(TypeOf(argument));
                NativeMethods.ScalarFunction.DuckDBScalarFunctionAddParameter(native, type);
            }

            using (DuckDBLogicalType type = NativeMethods.LogicalType.DuckDBCreateLogicalType(TypeOf(result)))
            {
                NativeMethods.ScalarFunction.DuckDBScalarFunctionSetReturnType(native, type);
            }

            if (!pure)
            {
                NativeMethods.ScalarFunction.DuckDBScalarFunctionSetVolatile(native);
            }

            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetSpecialHandling(native);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetExtraInfo(native, GCHandle.ToIntPtr(GCHandle.Alloc(body)), &Free);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetFunction(native, &Invoke);
            if (!NativeMethods.ScalarFunction.DuckDBRegisterScalarFunction(connection.NativeConnection, native).IsSuccess())
            {
                throw Errors.BadArgument("The function's name", name, "a name that no function has yet");
            }
        }
        finally
        {
            NativeMethods.ScalarFunction.DuckDBDestroyScalarFunction(ref native);
        }
    }

    private sealed record Body(string Name, Type[] Arguments, Action<Column[], IntPtr, int> Run);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(IntPtr info) => GCHandle.FromIntPtr(info).Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Invoke(IntPtr info, IntPtr input, IntPtr output)
    {
        // No exception may cross into the engine; every one becomes the query's error.
#pragma warning disable CA1031
        try
        {
            var body = (Body)GCHandle.FromIntPtr(NativeMethods.ScalarFunction.DuckDBScalarFunctionGetExtraInfo(info)).Target!;
            using var chunk = new DuckDBDataChunk(input);
            int rows = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
            var columns = new Column[body.Arguments.Length];
            for (int i = 0; i < columns.Length; i++)
            {
                IntPtr vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i);
                using DuckDBLogicalType type = NativeMethods.Vectors.DuckDBVectorGetColumnType(vector);
                ColumnBuilder builder = ColumnBuilders.For(new ColumnInfo { Name = body.Name, Type = body.Arguments[i] }, type, rows);
                builder.Append(vector, rows);
                columns[i] = builder.Build();
            }

            body.Run(columns, output, rows);
        }
        catch (Exception exception)
        {
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetError(info, exception.Message);
        }
#pragma warning restore CA1031
    }

    private static void Write<TResult>(string name, IReadOnlyList<TResult> values, IntPtr vector, int rows)
    {
        if (values.Count != rows)
        {
            throw Errors.FunctionResult(name, rows, values.Count);
        }

        for (int row = 0; row < rows; row++)
        {
            if (!VectorWriter.Write(values[row], vector, row))
            {
                throw Errors.UnsupportedLiteral(typeof(TResult));
            }
        }
    }

    private static DuckDBType TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        Type x when x == typeof(bool) => DuckDBType.Boolean,
        Type x when x == typeof(sbyte) => DuckDBType.TinyInt,
        Type x when x == typeof(short) => DuckDBType.SmallInt,
        Type x when x == typeof(int) => DuckDBType.Integer,
        Type x when x == typeof(long) => DuckDBType.BigInt,
        Type x when x == typeof(byte) => DuckDBType.UnsignedTinyInt,
        Type x when x == typeof(ushort) => DuckDBType.UnsignedSmallInt,
        Type x when x == typeof(uint) => DuckDBType.UnsignedInteger,
        Type x when x == typeof(ulong) => DuckDBType.UnsignedBigInt,
        Type x when x == typeof(float) => DuckDBType.Float,
        Type x when x == typeof(double) => DuckDBType.Double,
        Type x when x == typeof(string) => DuckDBType.Varchar,
        Type x when x == typeof(byte[]) => DuckDBType.Blob,
        Type x when x == typeof(DateOnly) => DuckDBType.Date,
        Type x when x == typeof(TimeOnly) => DuckDBType.Time,
        Type x when x == typeof(DateTime) => DuckDBType.Timestamp,
        _ => throw Errors.UnsupportedLiteral(type),
    };
}
