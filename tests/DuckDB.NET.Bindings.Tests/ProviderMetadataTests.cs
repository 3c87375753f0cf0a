using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>
/// The provider was compiled against another assembly of this name. What it asks for stands in its metadata; each entry must be found here
/// with the same signature, or the provider fails with MissingMethodException at the moment of use.
/// </summary>
public sealed class ProviderMetadataTests
{
    // The Arrow section is not supported: Apache.Arrow is not in the feed. These are all of its members, no more and no fewer.
    private static readonly string[] Arrow =
    [
        "NativeMethods/Arrow::DuckDBDataChunkToArrow",
        "NativeMethods/Arrow::DuckDBResultGetArrowOptions",
        "NativeMethods/Arrow::DuckDBToArrowSchema",
    ];

    private static readonly string[] ArrowTypes = ["DuckDBArrowOptions", "NativeMethods/Arrow"];

    [Fact]
    public void Every_type_the_provider_names_is_here_as_the_same_kind()
    {
        using var provider = new Provider();
        string[] missing = [.. provider.Types().Where(name => provider.Resolve(name) is null).Order(StringComparer.Ordinal)];
        Assert.Equal(ArrowTypes, missing);
    }

    [Fact]
    public void Every_member_the_provider_names_is_here_with_the_same_signature()
    {
        using var provider = new Provider();
        var members = provider.Members().ToList();
        string[] missing = [.. members.Where(member => !provider.Has(member)).Select(member => $"{member.Type}::{member.Name}").Order(StringComparer.Ordinal)];
        Assert.Equal(Arrow, missing);
        Assert.True(members.Count > 200, $"only {members.Count} members were read from the provider's metadata");
    }

    [Fact]
    public void Bindings_have_the_version_that_the_provider_asks_for()
    {
        AssemblyName asked = typeof(DuckDBConnection).Assembly.GetReferencedAssemblies().Single(name => name.Name == "DuckDB.NET.Bindings");
        Assert.Equal(asked.Version, typeof(NativeMethods).Assembly.GetName().Version);
    }

    private sealed record Member(string Type, string Name, string Signature);

    private sealed class Provider : IDisposable
    {
        private readonly PEReader file = new(File.OpenRead(typeof(DuckDBConnection).Assembly.Location));
        private readonly MetadataReader metadata;
        private readonly SignatureText text = new();

        public Provider() => metadata = file.GetMetadataReader();

        public void Dispose() => file.Dispose();

        public IEnumerable<string> Types() =>
            metadata.TypeReferences.Where(IsOurs).Select(handle => text.Name(metadata, handle));

        public IEnumerable<Member> Members() =>
            from handle in metadata.MemberReferences
            let member = metadata.GetMemberReference(handle)
            where member.Parent.Kind == HandleKind.TypeReference && IsOurs((TypeReferenceHandle)member.Parent)
            select new Member(
                text.Name(metadata, (TypeReferenceHandle)member.Parent),
                metadata.GetString(member.Name),
                member.GetKind() == MemberReferenceKind.Field
                    ? member.DecodeFieldSignature(text, null)
                    : Signature(member.DecodeMethodSignature(text, null)));

        public Type? Resolve(string name) =>
            typeof(NativeMethods).Assembly.GetType("DuckDB.NET.Native." + name.Replace('/', '+'), throwOnError: false);

        public bool Has(Member member)
        {
            const BindingFlags Any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            Type? type = Resolve(member.Type);
            return type is not null && (
                type.GetFields(Any).Any(field => field.Name == member.Name && text.Of(field.FieldType) == member.Signature)
                || type.GetMethods(Any).Any(method => method.Name == member.Name && Signature(method, method.ReturnType) == member.Signature)
                || (member.Name == ".ctor" && type.GetConstructors(Any).Any(method => Signature(method, typeof(void)) == member.Signature)));
        }

        private string Signature(MethodBase method, Type returned) =>
            $"{(method.IsStatic ? "static" : "instance")} {text.Of(returned)}"
            + (method.IsGenericMethod ? $"`{method.GetGenericArguments().Length}" : "")
            + $"({string.Join(",", method.GetParameters().Select(parameter => text.Of(parameter.ParameterType)))})";

        private static string Signature(MethodSignature<string> signature) =>
            $"{(signature.Header.IsInstance ? "instance" : "static")} {signature.ReturnType}"
            + (signature.GenericParameterCount > 0 ? $"`{signature.GenericParameterCount}" : "")
            + $"({string.Join(",", signature.ParameterTypes)})";

        private bool IsOurs(TypeReferenceHandle handle)
        {
            TypeReference type = metadata.GetTypeReference(handle);
            return type.ResolutionScope.Kind switch
            {
                HandleKind.TypeReference => IsOurs((TypeReferenceHandle)type.ResolutionScope),
                HandleKind.AssemblyReference =>
                    metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == "DuckDB.NET.Bindings",
                _ => false,
            };
        }
    }
}
