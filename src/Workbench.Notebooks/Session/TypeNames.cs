using System.Globalization;

namespace Workbench.Notebooks;

/// <summary>Types as C# writes them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort",
        [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float",
        [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(char)] = "char", [typeof(string)] = "string", [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>A name that compiles anywhere.</summary>
    public static string CSharp(Type type) => Write(type, full: true);

    /// <summary>A name for people, without namespaces.</summary>
    public static string Short(Type type) => Write(type, full: false);

    private static string Write(Type type, bool full)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return Write(type.GetElementType()!, full) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Write(inner, full) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var chain = new List<Type>();
        for (var t = type; t is not null; t = t.DeclaringType)
            chain.Insert(0, t);
        // Types declared in cells are nested in a submission, whose name no code can write.
        chain.RemoveAll(t => t.Name.StartsWith("Submission#", StringComparison.Ordinal));
        var parts = new List<string>();
        foreach (var t in chain)
        {
            var tick = t.Name.IndexOf('`', StringComparison.Ordinal);
            if (tick < 0)
            {
                parts.Add(t.Name);
                continue;
            }
            var own = int.Parse(t.Name[(tick + 1)..], CultureInfo.InvariantCulture);
            parts.Add($"{t.Name[..tick]}<{string.Join(", ", Enumerable.Range(0, own).Select(_ => Write(arguments.Dequeue(), full)))}>");
        }
        var name = string.Join('.', full ? parts : parts.TakeLast(1));
        return full && type.Namespace is { Length: > 0 } space ? $"global::{space}.{name}" : name;
    }
}
