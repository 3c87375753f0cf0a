using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Notebooks;

/// <summary>Which symbols can stand where a name is being typed.</summary>
internal static class CompletionSymbols
{
    public static IEnumerable<ISymbol> Find(SemanticModel model, SyntaxToken token, int position, out bool withKeywords, CancellationToken cancellationToken)
    {
        withKeywords = false;
        switch (token.Parent?.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Name == token.Parent:
                return Members(model, access.Expression, position, cancellationToken);
            case QualifiedNameSyntax qualified when qualified.Right == token.Parent:
                return Members(model, qualified.Left, position, cancellationToken);
            case MemberBindingExpressionSyntax binding when Receiver(binding) is { } receiver:
                return Members(model, receiver, position, cancellationToken);
        }
        if (token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return model.LookupNamespacesAndTypes(position);
        withKeywords = true;
        var found = model.LookupSymbols(position).AsEnumerable();
        // In `new Commune { Name = … }` the members that can be set come first.
        if (token.Parent?.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } && model.GetTypeInfo(creation, cancellationToken).Type is { } created)
            found = model.LookupSymbols(position, created).Where(s => s is IPropertySymbol { IsStatic: false, SetMethod: not null } or IFieldSymbol { IsStatic: false, IsReadOnly: false }).Concat(found);
        return found;
    }

    private static IEnumerable<ISymbol> Members(SemanticModel model, ExpressionSyntax left, int position, CancellationToken cancellationToken)
    {
        var symbol = model.GetSymbolInfo(left, cancellationToken).Symbol;
        switch (symbol)
        {
            case INamespaceSymbol space:
                return model.LookupNamespacesAndTypes(position, space);
            case ITypeSymbol named:
                return model.LookupStaticMembers(position, named).Concat(named.GetTypeMembers()).Concat(model.LookupNamespacesAndTypes(position, named)).Where(IsUsable).Distinct(SymbolEqualityComparer.Default);
            case IAliasSymbol { Target: INamespaceOrTypeSymbol target }:
                return model.LookupSymbols(position, target).Where(IsUsable);
        }
        var type = model.GetTypeInfo(left, cancellationToken).Type ?? (symbol as IMethodSymbol)?.ReturnType;
        if (type is null or IErrorTypeSymbol)
            return [];
        // `a?.` is about what a holds.
        if (left.Parent is ConditionalAccessExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(s => !s.IsStatic && s is not ITypeSymbol && IsUsable(s));
    }

    private static ExpressionSyntax? Receiver(MemberBindingExpressionSyntax binding)
    {
        for (SyntaxNode? node = binding; node is not null; node = node.Parent)
        {
            if (node.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
                return access.Expression;
        }
        return null;
    }

    private static bool IsUsable(ISymbol symbol) =>
        symbol is not IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.DelegateInvoke) };
}
