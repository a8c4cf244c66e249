using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HepAnalysis.Columns;
using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>The value of a column for an object or an event, widened.</summary>
internal sealed class Load : Node, IReadsColumn
{
    private readonly NumberKind column;
    private readonly Node item;
    private readonly ListOffsets? offsets;
    private readonly string name;

    private Load(int slot, NumberKind column, Node item, ListOffsets? offsets, string name)
        : base(KindOf(column), item.Scope, 0, item)
    {
        Slot = slot;
        this.column = column;
        this.item = item;
        this.offsets = offsets;
        this.name = name;
        Cost += 1;
        Bits = column.IsInteger() ? column.Size() * 8 : 64;
    }

    public int Slot { get; }

    /// <summary>True where no value is ever missing.</summary>
    public bool IsPlain => item is Element;

    public override IEnumerable<Node> Inputs => [item];

    public static Node Of(NodeFactory nodes, int slot, NumberKind column, Node item, ListOffsets? offsets, string name)
    {
        offsets?.Use(slot);
        return nodes.Get(new NodeKey("load", slot, column, item), () => new Load(slot, column, item, offsets, name));
    }

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        if (rows.Count == 0)
        {
            // A column is not even read where nobody needs a value.
            return Lane.Empty(evaluation);
        }

        var numbers = Numbers(evaluation, rows);
        if (numbers.Kind != column)
        {
            throw evaluation.Failure(this, rows, 0, $"{name} is {numbers.Kind.Name()} here", $"it was {column.Name()} when the expression was compiled");
        }

        var items = evaluation.Evaluate(item, rows);
        var lane = evaluation.Pool.Rent();
        var consecutive = item is Element && rows.IsConsecutive && items.Count > 0;
        switch (column)
        {
            case NumberKind.Bool:
                Bools(numbers, items, lane);
                break;
            case NumberKind.Float32 when consecutive:
                Widen(numbers.Values<float>().Slice(items.Values<int>()[0], items.Count), lane.Resize<double>(items.Count));
                break;
            case NumberKind.Float32:
                Take<float, double>(numbers, items, lane);
                break;
            case NumberKind.Float64:
                Take<double, double>(numbers, items, lane);
                break;
            case NumberKind.Int8:
                Take<sbyte, long>(numbers, items, lane);
                break;
            case NumberKind.UInt8:
                Take<byte, long>(numbers, items, lane);
                break;
            case NumberKind.Int16:
                Take<short, long>(numbers, items, lane);
                break;
            case NumberKind.UInt16:
                Take<ushort, long>(numbers, items, lane);
                break;
            case NumberKind.Int32:
                Take<int, long>(numbers, items, lane);
                break;
            case NumberKind.UInt32:
                Take<uint, long>(numbers, items, lane);
                break;
            case NumberKind.Int64:
                Take<long, long>(numbers, items, lane);
                break;
            case NumberKind.UInt64:
                Take<ulong, ulong>(numbers, items, lane);
                break;
        }

        Presence.Share(evaluation, items, lane);
        evaluation.Pool.Return(items);
        return lane;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, Slot, column, rewriter.Map(item), offsets, name);

    private static ValueKind KindOf(NumberKind kind) => kind switch
    {
        NumberKind.Bool => ValueKind.Bool,
        NumberKind.UInt64 => ValueKind.UInt64,
        NumberKind.Float32 or NumberKind.Float64 => ValueKind.Float64,
        _ => ValueKind.Int64,
    };

    private NumberColumn Numbers(Evaluation evaluation, Rows rows)
    {
        var read = evaluation.Block[Slot];
        switch (read)
        {
            case ListColumn list:
                if (offsets is not null && !list.Offsets.SequenceEqual(evaluation.ListOffsets(offsets)))
                {
                    throw evaluation.Failure(
                        this, rows, 0, $"{name} has other lengths than the members beside it", "the members of a collection are lists of equal lengths");
                }

                return (NumberColumn)list.Content;
            case FixedArrayColumn array:
                return (NumberColumn)array.Content;
            default:
                return (NumberColumn)read;
        }
    }

    private static void Widen(ReadOnlySpan<float> from, Span<double> to)
    {
        var narrow = MemoryMarshal.Cast<float, Vector128<float>>(from);
        var wide = MemoryMarshal.Cast<double, Vector256<double>>(to)[..narrow.Length];
        for (var i = 0; i < narrow.Length; i++)
        {
            wide[i] = Vector256.Create(Vector128.WidenLower(narrow[i]), Vector128.WidenUpper(narrow[i]));
        }

        for (var i = narrow.Length * Vector128<float>.Count; i < from.Length; i++)
        {
            to[i] = from[i];
        }
    }

    private static void Take<TFrom, TTo>(NumberColumn numbers, Lane items, Lane lane)
        where TFrom : unmanaged, INumberBase<TFrom> where TTo : unmanaged, INumberBase<TTo>
    {
        var from = numbers.Values<TFrom>();
        var which = items.Values<int>();
        var to = lane.Resize<TTo>(which.Length);
        if (items.Present is null)
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = TTo.CreateTruncating(from[which[i]]);
            }

            return;
        }

        var present = items.PresentValues;
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = present[i] ? TTo.CreateTruncating(from[which[i]]) : TTo.Zero;
        }
    }

    private static void Bools(NumberColumn numbers, Lane items, Lane lane)
    {
        // A file may hold other bytes than 0 and 1; what is not 0 is true.
        var from = MemoryMarshal.AsBytes(numbers.Values<bool>());
        var which = items.Values<int>();
        var present = items.PresentValues;
        var to = lane.Resize<bool>(which.Length);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = (present.IsEmpty || present[i]) && from[which[i]] != 0;
        }
    }
}
