using HepAnalysis.Columns;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>How values of a type are read: made once for a tree, opened by each worker.</summary>
/// <param name="Type">What becomes of them.</param>
/// <param name="LeastBytes">A value has at least as many bytes.</param>
/// <param name="Open">Makes a reader; it is given the counters that stand before the value in the same object.</param>
internal sealed record ValuePlan(ColumnType Type, int LeastBytes, Func<Dictionary<string, ICounter>, ValueReader> Open)
{
    /// <summary>Of one leaf in one entry there are no more items: a basket of 2 GB holds no more doubles.</summary>
    public const int MostItems = 1 << 28;

    /// <summary>True of objects that are written by a StreamerInfo.</summary>
    public bool HasMembers { get; init; }

    /// <summary>True where a class within it has several layouts in the file: what is read first tells which one a column has.</summary>
    public bool HasVariants { get; init; }

    /// <summary>Numbers or bools.</summary>
    public static ValuePlan Number(NumberKind kind) => new(new ColumnType.Number(kind), kind.Size(), _ => new NumberReader(kind));

    /// <summary>Double32_t or Float16_t.</summary>
    public static ValuePlan Packed(PackedRange range) => new(new ColumnType.Number(range.Kind), range.ValueBytes, _ => new PackedReader(range));

    /// <summary>Texts.</summary>
    public static ValuePlan Text(TextForm form) => new(new ColumnType.Text(), 1, _ => new TextValueReader(form));

    /// <summary>Containers; null without content.</summary>
    public static ValuePlan? List(ValuePlan? content) => content is null ? null
        : new(new ColumnType.List(content.Type), 4, _ => new ListReader(content.Open([]), content.LeastBytes)) { HasVariants = content.HasVariants };

    /// <summary>Arrays of a fixed length.</summary>
    public static ValuePlan Fixed(ValuePlan item, int length) =>
        new(new ColumnType.FixedArray(item.Type, length), (int)Math.Min(MostItems, (long)item.LeastBytes * length), counters => new FixedArrayReader(item.Open(counters), length)) { HasVariants = item.HasVariants };

    /// <summary>Items that another member counts.</summary>
    /// <param name="item">One of them.</param>
    /// <param name="counter">The member that counts them.</param>
    /// <param name="arrays">How many such arrays an object has side by side.</param>
    /// <param name="form">How they are written.</param>
    public static ValuePlan Counted(ValuePlan item, string counter, int arrays, CountedForm form) =>
        new(new ColumnType.List(item.Type), form == CountedForm.Flagged ? 1 : 0, counters => new CountedReader(item.Open([]), counters[counter], arrays, form)) { HasVariants = item.HasVariants };

    /// <summary>Values side by side without a header.</summary>
    public static ValuePlan Bare(string name, IReadOnlyList<(string Name, ValuePlan Plan)> members) => Record(
        name, null, null, [.. members.Select(member => member.Plan)], [.. members.Select(member => member.Name)], new bool[members.Count], [.. members.Select(_ => true)], false);

    /// <summary>Objects of a class.</summary>
    /// <param name="name">The class.</param>
    /// <param name="info">Its layout; null for values side by side that have no header.</param>
    /// <param name="streamers">The layouts of the file.</param>
    /// <param name="parts">Its base classes and members, in the order of the stream.</param>
    /// <param name="names">Their names.</param>
    /// <param name="isBase">Which of them are base classes.</param>
    /// <param name="isVisible">Which of them become members of the column.</param>
    /// <param name="sharesCounters">True for a base class: what derives from it may be counted by its members.</param>
    public static ValuePlan Record(
        string name,
        StreamerInfo? info,
        StreamerCatalogue? streamers,
        IReadOnlyList<ValuePlan> parts,
        IReadOnlyList<string> names,
        IReadOnlyList<bool> isBase,
        IReadOnlyList<bool> isVisible,
        bool sharesCounters)
    {
        List<RecordField> fields = [];
        for (var i = 0; i < parts.Count; i++)
        {
            if (isVisible[i])
            {
                fields.AddRange(isBase[i] ? ((ColumnType.Record)parts[i].Type).Fields : [new RecordField(names[i], parts[i].Type)]);
            }
        }

        var layout = new RecordLayout(name, info, new ColumnType.Record(fields), isBase, isVisible, streamers);

        // Objects of another layout may be shorter, but for their header.
        var hasOthers = info is not null && streamers!.HasOthers(info);
        var leastBytes = (info is null ? 0 : 2) + (hasOthers ? 0 : (int)Math.Min(MostItems, parts.Sum(part => (long)part.LeastBytes)));
        return new(layout.Type, leastBytes, outer =>
        {
            var counters = sharesCounters ? outer : [];
            var readers = new ValueReader[parts.Count];
            for (var i = 0; i < readers.Length; i++)
            {
                readers[i] = parts[i].Open(counters);
                if (readers[i] is ICounter counter)
                {
                    counters[names[i]] = counter;
                }
            }

            return new RecordReader(layout, readers);
        })
        {
            HasMembers = info is not null,
            HasVariants = hasOthers || parts.Any(part => part.HasVariants),
        };
    }
}
