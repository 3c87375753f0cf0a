using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>Writes the types of a signature as text, the same from metadata and from reflection, classes and structs told apart.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    public string Of(Type type) =>
        type.IsByRef ? Of(type.GetElementType()!) + "&"
        : type.IsPointer ? Of(type.GetElementType()!) + "*"
        : type.IsArray ? Of(type.GetElementType()!) + "[]"
        : type.IsFunctionPointer ? $"fn({string.Join(",", type.GetFunctionPointerParameterTypes().Select(Of))}){Of(type.GetFunctionPointerReturnType())}"
        : type.IsGenericMethodParameter ? "!!" + type.GenericParameterPosition
        : Enum.TryParse(type.Name, out PrimitiveTypeCode code) && type.Namespace == "System" ? code.ToString()
        : (type.IsValueType ? "struct " : "class ") + NameOf(type);

    public string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Name(reader, (TypeReferenceHandle)type.ResolutionScope) + "/" + name
            : name;
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        ((SignatureTypeKind)rawTypeKind == SignatureTypeKind.ValueType ? "struct " : "class ") + Name(reader, handle);

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        reader.GetString(reader.GetTypeDefinition(handle).Name);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

    public string GetFunctionPointerType(MethodSignature<string> signature) =>
        $"fn({string.Join(",", signature.ParameterTypes)}){signature.ReturnType}";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(",", typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

    public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public string GetPinnedType(string elementType) => elementType;

    private static string NameOf(Type type) => type.DeclaringType is { } outer ? NameOf(outer) + "/" + type.Name : type.Name;
}
