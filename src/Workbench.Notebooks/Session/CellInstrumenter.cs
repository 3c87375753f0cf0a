using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Workbench.Notebooks;

/// <summary>
/// Writes calls of <see cref="Checkpoint"/> into code: at every turn of a loop, after every label, and at the start of every function with a
/// body. Works on the text and never adds a line, so that line numbers of errors stay those of the cell.
/// </summary>
/// <remarks>
/// Expression-bodied lambdas are left alone: one may become an expression tree, in which no such call may stand. Code in referenced
/// assemblies is not reached either; what blocks there is woken by <see cref="Thread.Interrupt"/>, and abandoned when that does not help.
/// </remarks>
internal sealed class CellInstrumenter : CSharpSyntaxWalker
{
    private const string Hit = "global::Workbench.Notebooks.Checkpoint.Hit();";
    private const string Enter = "global::Workbench.Notebooks.Checkpoint.Enter();";

    private readonly List<Insertion> insertions = [];

    private readonly record struct Insertion(int Position, int Length, string Text);

    /// <summary>The instrumented text; the same instance when there was nothing to add or when the code does not parse.</summary>
    public static SourceText Instrument(SourceText text, CSharpParseOptions options)
    {
        var root = CSharpSyntaxTree.ParseText(text, options).GetRoot();
        // Edits by position are only safe in code that parses, and code that does not is only going to be complained about.
        if (root.ContainsDiagnostics && root.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
            return text;
        var walker = new CellInstrumenter();
        walker.Visit(root);
        if (walker.insertions.Count == 0)
            return text;
        // A stable sort keeps the order in which insertions at one place were made: inner after outer.
        var builder = new System.Text.StringBuilder(text.ToString());
        foreach (var insertion in walker.insertions.Select((value, index) => (value, index)).OrderByDescending(i => i.value.Position).ThenByDescending(i => i.index).Select(i => i.value))
            builder.Remove(insertion.Position, insertion.Length).Insert(insertion.Position, insertion.Text);
        return SourceText.From(builder.ToString(), text.Encoding ?? System.Text.Encoding.UTF8);
    }

    public override void VisitForStatement(ForStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitForStatement(node);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitForEachStatement(node);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitForEachVariableStatement(node);
    }

    public override void VisitWhileStatement(WhileStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitWhileStatement(node);
    }

    public override void VisitDoStatement(DoStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitDoStatement(node);
    }

    public override void VisitLabeledStatement(LabeledStatementSyntax node)
    {
        if (node.Statement is not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax))
            Insert(node.ColonToken.Span.End, Hit);
        base.VisitLabeledStatement(node);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        Body(node.Body, node.ExpressionBody, node.SemicolonToken, IsVoid(node.ReturnType, node.Modifiers), node.ReturnType is RefTypeSyntax);
        base.VisitMethodDeclaration(node);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        Body(node.Body, node.ExpressionBody, node.SemicolonToken, IsVoid(node.ReturnType, node.Modifiers), node.ReturnType is RefTypeSyntax);
        base.VisitLocalFunctionStatement(node);
    }

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        Body(node.Body, node.ExpressionBody, node.SemicolonToken, IsVoid(node.ReturnType, node.Modifiers), node.ReturnType is RefTypeSyntax);
        base.VisitOperatorDeclaration(node);
    }

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        Body(node.Body, node.ExpressionBody, node.SemicolonToken, isVoid: true, isRef: false);
        base.VisitConstructorDeclaration(node);
    }

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (node.ExpressionBody is { } body && node.Type is not RefTypeSyntax)
            Arrow(body, node.SemicolonToken, "{ get {" + Enter, isVoid: false, "}}");
        base.VisitPropertyDeclaration(node);
    }

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var isRef = node.Parent?.Parent is BasePropertyDeclarationSyntax { Type: RefTypeSyntax };
        Body(node.Body, node.ExpressionBody, node.SemicolonToken, !node.IsKind(SyntaxKind.GetAccessorDeclaration), isRef);
        base.VisitAccessorDeclaration(node);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        Block(node.Block);
        base.VisitParenthesizedLambdaExpression(node);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        Block(node.Block);
        base.VisitSimpleLambdaExpression(node);
    }

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        Block(node.Block);
        base.VisitAnonymousMethodExpression(node);
    }

    /// <summary>Void, or async with a task type that carries no value: an expression body is then a statement.</summary>
    private static bool IsVoid(TypeSyntax type, SyntaxTokenList modifiers)
    {
        if (type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword })
            return true;
        var name = type is QualifiedNameSyntax qualified ? qualified.Right : type;
        return modifiers.Any(SyntaxKind.AsyncKeyword) && name is IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" };
    }

    private void Body(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool isVoid, bool isRef)
    {
        Block(block);
        if (arrow is not null && !isRef)
            Arrow(arrow, semicolon, "{" + Enter, isVoid, "}");
    }

    private void Arrow(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, string before, bool isVoid, string after)
    {
        var isThrow = arrow.Expression is ThrowExpressionSyntax;
        insertions.Add(new Insertion(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, before + (isVoid || isThrow ? "" : "return ")));
        Insert(semicolon.Span.End, after);
    }

    private void Block(BlockSyntax? block)
    {
        if (block is not null)
            Insert(block.OpenBraceToken.Span.End, Enter);
    }

    private void Loop(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Insert(block.OpenBraceToken.Span.End, Hit);
            return;
        }
        Insert(body.SpanStart, "{" + Hit);
        Insert(body.Span.End, "}");
    }

    private void Insert(int position, string text) => insertions.Add(new Insertion(position, 0, text));
}
