// Compiled into each room that has types with a display of their own. Notebooks find the attribute by its name and the formatters by their
// members: the convention of Microsoft.DotNet.Interactive.Formatting, which therefore need not be referenced.

namespace Workbench.Formatting;

/// <summary>Says which class makes a type's formatters for notebooks.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class; it has a parameterless constructor and a method <c>CreateTypeFormatters</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that a value of the type is shown in.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}

/// <summary>Makes one representation of a value.</summary>
internal sealed class ConventionFormatter(string mimeType, Func<object, string?> write)
{
    /// <summary>The MIME type of the representation.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the representation; false when the value has none of this type.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (write(instance) is not { } text)
            return false;
        writer.Write(text);
        return true;
    }
}
