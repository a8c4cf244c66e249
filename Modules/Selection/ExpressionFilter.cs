using HepAnalysis.Columns;
using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Expressions;

namespace HepAnalysis.Modules.Selection;

/// <summary>
/// Lets the events pass for which a condition is true.
/// <code>
/// - filter: two muons
///   where: count(Muon) == 2
/// </code>
/// </summary>
public sealed class ExpressionFilter : Module
{
    private readonly Columns.Selection passed = new();
    private SourceText? where;
    private EventFilter? filter;
    private EvaluationContext? context;

    /// <inheritdoc/>
    public override void Configure(OptionReader options) => where = options.RequiredExpression("where");

    /// <inheritdoc/>
    public override void Bind(ModuleBinding binding)
    {
        filter = binding.Filter(where!);
        context = binding.Context;
    }

    /// <inheritdoc/>
    public override Columns.Selection Process(Block block, Columns.Selection live)
    {
        filter!.Run(context!, live, passed);
        return passed;
    }
}
