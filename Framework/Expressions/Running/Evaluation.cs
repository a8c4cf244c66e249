using HepAnalysis.Columns;
using HepAnalysis.Expressions.Nodes;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Running;

/// <summary>Evaluates nodes over sets of rows for one worker.</summary>
internal sealed class Evaluation : IDisposable
{
    /// <summary>Rows of one set; far beyond any block, below what int32 offsets and memory bear.</summary>
    public const int MostRows = 1 << 27;

    // Of each block a few sets of events are kept with what was evaluated for them.
    private const int MostEventSets = 16;

    private readonly List<Rows> eventSets = [];

    public Evaluation(Block block)
    {
        Block = block;
        Sets = new RowSets(this);
    }

    public Block Block { get; }

    public LanePool Pool { get; } = new();

    public RowSets Sets { get; }

    /// <summary>The program that runs now.</summary>
    public Program Program { get; private set; } = null!;

    public void Reset()
    {
        eventSets.Clear();
        Sets.Reset();
        Pool.Reset();
    }

    public Scope ScopeOf(Scope parent, View view) => Program.Nodes.ScopeOf(parent, view);

    /// <summary>The values of a node for each row; the caller returns the lane to the pool.</summary>
    public Lane Evaluate(Node node, Rows rows)
    {
        var shared = node.Uses > 1 && node is not Constant;
        if (shared)
        {
            if (rows.FindKept(node) is { } kept)
            {
                kept.References++;
                return kept;
            }

            if (rows.Superset?.FindKept(node) is { } wider)
            {
                return Keep(node, rows, Gather(wider, rows.SupersetRows!, node.Kind));
            }
        }

        Lane lane;
        if (node.Scope == rows.Scope || node is Constant)
        {
            lane = node.Compute(this, rows);
        }
        else
        {
            var (above, map) = Sets.Above(rows, node.Scope);
            var source = Evaluate(node, above);
            if (map is null)
            {
                lane = source;
            }
            else
            {
                lane = Gather(source, map, node.Kind);
                Pool.Return(source);
            }
        }

        return shared ? Keep(node, rows, lane) : lane;
    }

    /// <summary>The numbers of the rows whose condition is (or is not) true, ascending, as int32. A missing condition is neither.</summary>
    public void Choose(Lane condition, bool wanted, Lane chosen)
    {
        var values = condition.Values<bool>();
        var present = condition.PresentValues;
        var target = chosen.Resize<int>(values.Length);
        var count = 0;
        if (present.IsEmpty)
        {
            for (var i = 0; i < values.Length; i++)
            {
                target[count] = i;
                count += values[i] == wanted ? 1 : 0;
            }
        }
        else
        {
            for (var i = 0; i < values.Length; i++)
            {
                target[count] = i;
                count += values[i] == wanted && present[i] ? 1 : 0;
            }
        }

        chosen.Resize<int>(count);
    }

    public Lane Gather(Lane source, Lane rows, ValueKind kind)
    {
        var lane = Pool.Rent();
        switch (kind.Size())
        {
            case 1:
                Gather<byte>(source, rows, lane);
                break;
            case 4:
                Gather<int>(source, rows, lane);
                break;
            default:
                Gather<long>(source, rows, lane);
                break;
        }

        if (source.Present is { } present)
        {
            lane.Present = Pool.Rent();
            Gather<byte>(present, rows, lane.Present);
        }

        if (source.Second is { } second)
        {
            lane.Second = Gather(second, rows, kind);
        }

        return lane;
    }

    public ReadOnlySpan<int> ListOffsets(ListOffsets offsets)
        => offsets.FixedLength >= 0 ? default : ((ListColumn)Block[offsets.Slot]).Offsets;

    /// <summary>A program's values for the live events; the caller owns the lane.</summary>
    /// <exception cref="EvaluationException">The program has no value in a live event; the first such event is named.</exception>
    public (Lane Lane, Rows Rows) Run(Program program, Selection live)
    {
        Program = program;
        try
        {
            return program.Run(this, Events(live.Indices));
        }
        catch (RowFailure first)
        {
            throw FirstOf(first, live.Indices).Error;
        }
    }

    /// <summary>To be called for events that have no value.</summary>
    public RowFailure Failure(Node node, Rows rows, int row, string what, string? why = null)
    {
        var e = RowSets.EventOf(rows, row);
        return new RowFailure(e, Program.Error(node, what, why, Block.SourceName, Block.FirstEntry + e));
    }

    public RowFailure TooMany(Rows rows, int row)
    {
        var e = RowSets.EventOf(rows, Math.Min(row, rows.Count - 1));
        return new RowFailure(e, Program.Error(null, "there are too many combinations", $"more than {MostRows:N0}", Block.SourceName, Block.FirstEntry + e));
    }

    public void Dispose() => Pool.Dispose();

    // A node failed in its first failing event; another may fail in an event before: the rest of the block is cut off until none does.
    private RowFailure FirstOf(RowFailure failure, ReadOnlySpan<int> live)
    {
        while (true)
        {
            Reset();
            var before = live.BinarySearch(failure.Event);
            try
            {
                Program.Run(this, Events(live[..Math.Max(before, 0)]));
                Reset();
                return failure;
            }
            catch (RowFailure earlier)
            {
                failure = earlier;
            }
        }
    }

    private Rows Events(ReadOnlySpan<int> live)
    {
        Rows? superset = null;
        for (var i = eventSets.Count - 1; i >= 0; i--)
        {
            if (live.SequenceEqual(eventSets[i].ItemValues))
            {
                return eventSets[i];
            }

            superset = superset is null && live.Length < eventSets[i].Count ? eventSets[i] : superset;
        }

        var rows = superset is not null && PartOf(superset, live) is { } part ? part : Sets.Events(Program.Nodes.Events, live);
        if (eventSets.Count < MostEventSets)
        {
            eventSets.Add(rows);
        }

        return rows;
    }

    private Rows? PartOf(Rows superset, ReadOnlySpan<int> live)
    {
        var chosen = Pool.Rent();
        var numbers = chosen.Resize<int>(live.Length);
        var items = superset.ItemValues;
        var at = 0;
        for (var i = 0; i < live.Length; i++)
        {
            while (at < items.Length && items[at] < live[i])
            {
                at++;
            }

            if (at == items.Length || items[at] != live[i])
            {
                Pool.Return(chosen);
                return null;
            }

            numbers[i] = at;
        }

        return Sets.Part(superset, chosen);
    }

    private static Lane Keep(Node node, Rows rows, Lane lane)
    {
        rows.Kept.Add((node, lane));
        lane.References++;
        return lane;
    }

    private static void Gather<T>(Lane source, Lane rows, Lane target) where T : unmanaged
    {
        var which = rows.Values<int>();
        var to = target.Resize<T>(which.Length);
        var values = source.Values<T>();
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = values[which[i]];
        }
    }
}
