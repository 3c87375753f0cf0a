using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Workbench.Classification;

namespace Workbench;

/// <summary>The C# functions that SQL on a store may call. Registered with the first query, so that opening a store reads no model.</summary>
internal static class SqlFunctions
{
    private static readonly ConditionalWeakTable<DuckDBConnection, object> Registered = [];

    public static void Register(DuckDBConnection connection, Func<SentenceClassifier> model)
    {
        if (!Registered.TryAdd(connection, model))
            return;
        connection.RegisterScalarFunction<string, string>("classify", text => model().Classify(text).Category);
        connection.RegisterScalarFunction<string, string, double>("category_probability", (text, category) => model().Probability(text, category));
    }
}
