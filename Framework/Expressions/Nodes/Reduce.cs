using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>One value of those of a view's objects, from left to right; missing ones are passed over.</summary>
internal sealed class Reduce : Node, IUsesView
{
    private readonly Aggregate aggregate;
    private readonly Scope inner;
    private readonly Node value;

    private Reduce(Aggregate aggregate, Scope inner, Node value)
        : base(aggregate switch { Aggregate.CountTrue => ValueKind.Int64, _ => value.Kind }, inner.Parent!, 0)
    {
        this.aggregate = aggregate;
        this.inner = inner;
        this.value = value;
        Depths = (value.Depths & ~inner.Bit) | inner.View!.Depths | inner.Parent!.Bit;
        CanFail = value.CanFail || inner.View is View.Mask { Condition.CanFail: true }
            || (aggregate == Aggregate.Sum && Kind.IsInteger() && (Kind == ValueKind.UInt64 || value.Bits > 32));
        Cost = 10 + (4 * value.Cost);
        Bits = aggregate == Aggregate.CountTrue ? 32 : aggregate == Aggregate.Sum ? Math.Min(64, value.Bits + 31) : value.Bits;
    }

    public View View => inner.View!;

    public override IEnumerable<Node> Inputs => [value];

    /// <param name="nodes">Where nodes are made.</param>
    /// <param name="aggregate">What is made of the values.</param>
    /// <param name="inner">The scope of the objects.</param>
    /// <param name="value">A value of each object.</param>
    public static Node Of(NodeFactory nodes, Aggregate aggregate, Scope inner, Node value)
        => nodes.Get(new NodeKey(aggregate, inner, value), () => new Reduce(aggregate, inner, value));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var objects = evaluation.Sets.Children(View, rows);
        var values = evaluation.Evaluate(value, objects);
        var offsets = objects.Offsets!.Values<int>();
        var result = evaluation.Pool.Rent();
        var present = values.PresentValues;
        switch (aggregate)
        {
            case Aggregate.Any:
                Any(values.Values<bool>(), present, offsets, true, result.Resize<bool>(rows.Count));
                break;
            case Aggregate.All:
                Any(values.Values<bool>(), present, offsets, false, result.Resize<bool>(rows.Count));
                break;
            case Aggregate.CountTrue:
                CountTrue(values.Values<bool>(), present, offsets, result.Resize<long>(rows.Count));
                break;
            case Aggregate.Sum when Kind == ValueKind.Float64:
                Sum(values.Values<double>(), present, offsets, result.Resize<double>(rows.Count));
                break;
            case Aggregate.Sum:
                Sum(evaluation, objects, rows, values, offsets, result);
                break;
            default:
                Extreme(evaluation, values, offsets, result, rows.Count);
                break;
        }

        evaluation.Pool.Return(values);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, aggregate, rewriter.Map(inner), rewriter.Map(value));

    // Whether one is true; or, looking for false, whether none is.
    private static void Any(ReadOnlySpan<bool> values, ReadOnlySpan<bool> present, ReadOnlySpan<int> offsets, bool wanted, Span<bool> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            var found = false;
            for (var j = offsets[i]; j < offsets[i + 1] && !found; j++)
            {
                found = values[j] == wanted && (present.IsEmpty || present[j]);
            }

            to[i] = found == wanted;
        }
    }

    private static void CountTrue(ReadOnlySpan<bool> values, ReadOnlySpan<bool> present, ReadOnlySpan<int> offsets, Span<long> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            var count = 0L;
            for (var j = offsets[i]; j < offsets[i + 1]; j++)
            {
                count += values[j] && (present.IsEmpty || present[j]) ? 1 : 0;
            }

            to[i] = count;
        }
    }

    private static void Sum(ReadOnlySpan<double> values, ReadOnlySpan<bool> present, ReadOnlySpan<int> offsets, Span<double> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            var sum = 0.0;
            for (var j = offsets[i]; j < offsets[i + 1]; j++)
            {
                if (present.IsEmpty || present[j])
                {
                    sum += values[j];
                }
            }

            to[i] = sum;
        }
    }

    private void Sum(Evaluation evaluation, Rows objects, Rows rows, Lane values, ReadOnlySpan<int> offsets, Lane result)
    {
        var present = values.PresentValues;
        var to = result.Resize<long>(rows.Count);
        for (var i = 0; i < to.Length; i++)
        {
            Int128 sum = 0;
            for (var j = offsets[i]; j < offsets[i + 1]; j++)
            {
                if (!present.IsEmpty && !present[j])
                {
                    continue;
                }

                sum += IntegerArithmetic.At(values, Kind, j);
                if (Kind == ValueKind.Int64 ? sum < long.MinValue || sum > long.MaxValue : sum > ulong.MaxValue)
                {
                    throw evaluation.Failure(this, objects, j, "a sum of integers has no 64-bit result", $"it reaches {sum}");
                }
            }

            to[i] = Kind == ValueKind.Int64 ? (long)sum : unchecked((long)(ulong)sum);
        }
    }

    private void Extreme(Evaluation evaluation, Lane values, ReadOnlySpan<int> offsets, Lane result, int count)
    {
        var has = evaluation.Pool.Rent();
        var present = has.Resize<bool>(count);
        var all = Kind switch
        {
            ValueKind.Float64 => Extreme<double>(values, offsets, result, present, aggregate == Aggregate.Min ? Math.Min : Math.Max),
            ValueKind.Int64 => Extreme<long>(values, offsets, result, present, aggregate == Aggregate.Min ? Math.Min : Math.Max),
            _ => Extreme<ulong>(values, offsets, result, present, aggregate == Aggregate.Min ? Math.Min : Math.Max),
        };
        if (all)
        {
            evaluation.Pool.Return(has);
        }
        else
        {
            result.Present = has;
        }
    }

    // True where every list had a value.
    private static bool Extreme<T>(Lane values, ReadOnlySpan<int> offsets, Lane result, Span<bool> present, Func<T, T, T> better) where T : unmanaged
    {
        var from = values.Values<T>();
        var there = values.PresentValues;
        var to = result.Resize<T>(present.Length);
        var all = true;
        for (var i = 0; i < present.Length; i++)
        {
            var found = false;
            T best = default;
            for (var j = offsets[i]; j < offsets[i + 1]; j++)
            {
                if (there.IsEmpty || there[j])
                {
                    best = found ? better(best, from[j]) : from[j];
                    found = true;
                }
            }

            to[i] = best;
            present[i] = found;
            all &= found;
        }

        return all;
    }
}
