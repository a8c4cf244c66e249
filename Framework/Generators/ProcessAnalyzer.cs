using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HepAnalysis.Generators;

/// <summary>Finds what <c>Process(in Event)</c> does that costs in every event or makes an event depend on others.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProcessAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.Linq, Rules.State, Rules.WriteToRead, Rules.Capture];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.MethodDeclaration);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var method = (MethodDeclarationSyntax)context.Node;
        if (method.Identifier.Text != "Process" || context.SemanticModel.GetDeclaredSymbol(method) is not { ContainingType: { } type, IsOverride: true, Parameters.Length: 1 } || !type.IsModule())
        {
            return;
        }

        foreach (var node in method.DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when context.SemanticModel.GetSymbolInfo(call).Symbol is IMethodSymbol called && called.ContainingType?.FullName() == "System.Linq.Enumerable":
                    Report(context, Rules.Linq, call, called.Name);
                    break;
                case AnonymousFunctionExpressionSyntax lambda:
                    CheckCaptures(context, lambda);
                    break;
                case AssignmentExpressionSyntax assignment:
                    CheckTarget(context, assignment.Left);
                    break;
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix:
                    CheckTarget(context, prefix.Operand);
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix:
                    CheckTarget(context, postfix.Operand);
                    break;
            }
        }
    }

    private static void CheckTarget(SyntaxNodeAnalysisContext context, ExpressionSyntax target)
    {
        if (target is TupleExpressionSyntax tuple)
        {
            foreach (var argument in tuple.Arguments)
            {
                CheckTarget(context, argument.Expression);
            }

            return;
        }

        // mass[e] = … writes the field mass, whatever is inside the brackets; a.b.c = … what stands first.
        var written = target;
        while (true)
        {
            var inner = written switch
            {
                ElementAccessExpressionSyntax element => element.Expression,
                MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } member when context.SemanticModel.GetSymbolInfo(member).Symbol is not { IsStatic: true } => member.Expression,
                ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
                _ => null,
            };
            if (inner is null)
            {
                break;
            }

            written = inner;
        }

        var symbol = context.SemanticModel.GetSymbolInfo(written).Symbol;
        if (symbol is not (IFieldSymbol or IPropertySymbol) || !IsOfModule(symbol))
        {
            return;
        }

        if (symbol.Attribute(Names.ReadAttribute) is not null)
        {
            Report(context, Rules.WriteToRead, target, symbol.Name);
        }
        else if (symbol.Attribute(Names.WriteAttribute) is null && symbol.Attribute(Names.BookAttribute) is null && symbol.Attribute(Names.ScratchAttribute) is null)
        {
            Report(context, Rules.State, target, symbol.Name);
        }
    }

    private static bool IsOfModule(ISymbol symbol) => symbol.ContainingType is { } type && (type.IsModule() || type.FullName() == Names.Module);

    private static void CheckCaptures(SyntaxNodeAnalysisContext context, AnonymousFunctionExpressionSyntax lambda)
    {
        if (context.SemanticModel.AnalyzeDataFlow(lambda) is { Succeeded: true } flow && flow.DataFlowsIn.FirstOrDefault() is { } captured)
        {
            Report(context, Rules.Capture, lambda, captured is IParameterSymbol { IsThis: true } ? "this" : captured.Name);
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, DiagnosticDescriptor rule, SyntaxNode node, string argument) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, node.GetLocation(), argument));
}
