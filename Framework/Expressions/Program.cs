using HepAnalysis.Columns;
using HepAnalysis.Expressions.Nodes;
using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions;

/// <summary>An expression ready to run.</summary>
internal sealed class Program
{
    private readonly IReadOnlyCollection<SourceText> texts;
    private readonly Node root;
    private readonly Scope? inner;

    public Program(NodeFactory nodes, SourceText source, IReadOnlyCollection<SourceText> texts, Typed meaning)
    {
        Nodes = nodes;
        Source = source;
        this.texts = texts;
        inner = (meaning as Typed.List)?.Inner;
        root = ((Typed.Value)(meaning is Typed.List list ? list.Element : meaning)).Node;
        Slots = nodes.Finish([root], inner?.View);
    }

    public NodeFactory Nodes { get; }

    public SourceText Source { get; }

    public IReadOnlyList<int> Slots { get; }

    public bool IsJagged => inner is not null;

    public string Shape => inner is null ? "" : $"{inner.View!.Id}: {inner.View.Describe()}";

    public void Filter(EvaluationContext context, Selection live, Selection passed)
    {
        var evaluation = context.Evaluation;
        var (lane, rows) = evaluation.Run(this, live);
        var blockCount = live.BlockCount;
        var values = lane.Values<bool>();
        var present = lane.PresentValues;
        var events = rows.ItemValues;
        var target = passed.Begin(blockCount);
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] && (present.IsEmpty || present[i]))
            {
                target[count++] = events[i];
            }
        }

        passed.End(count);
        evaluation.Pool.Return(lane);
    }

    public EventValues Evaluate(EvaluationContext context, Selection live)
    {
        // The lane is not given back: it stays as it is until the context's next block.
        var (lane, rows) = context.Evaluation.Run(this, live);
        return new EventValues(lane.Values<double>(), inner is null ? [] : rows.Offsets!.Values<int>(), lane.PresentValues);
    }

    /// <summary>The values for some events, and the rows for which they are.</summary>
    public (Lane Lane, Rows Rows) Run(Evaluation evaluation, Rows events)
    {
        var rows = inner is null ? events : evaluation.Sets.Children(inner.View!, events);
        return (evaluation.Evaluate(root, rows), rows);
    }

    private const string Advice = "reject such events by a filter before, or write x[i]? where an object may be missing; 1.0 * n calculates with float64";

    public EvaluationException Error(Node? node, string what, string? why, string sourceName, long entry)
    {
        foreach (var (source, range) in node?.Places ?? [])
        {
            if (texts.Contains(source))
            {
                return new EvaluationException(source, range.Start, range.Length, what, sourceName, entry, why, Advice);
            }
        }

        return new EvaluationException(Source, 0, Source.Text.Length, what, sourceName, entry, why, Advice);
    }
}
