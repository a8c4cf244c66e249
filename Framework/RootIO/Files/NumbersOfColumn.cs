using HepAnalysis.Columns;
using HepAnalysis.Columns.Views;

namespace HepAnalysis.RootIO.Files;

/// <summary>Gathers the blocks of a column into one array.</summary>
internal sealed class NumbersOfColumn<T> : IDisposable
    where T : unmanaged
{
    private readonly IEventSource source;
    private readonly ColumnInfo info;
    private readonly NumberColumn converted = new(NumberKinds.Of<T>());
    private readonly int? width;
    private readonly int[]? ends;
    private int[] bounds = [];
    private T[] values;
    private int entries;
    private int count;

    public NumbersOfColumn(IEventSource source, ColumnInfo info, int entryCount)
    {
        this.source = source;
        this.info = info;
        width = ColumnShape.Width(info.Type);
        var numbers = (long)entryCount * (width ?? 0);
        values = new T[numbers <= Array.MaxLength ? numbers : throw ColumnShape.TooMany(source, info.Name, numbers)];
        ends = width is null ? new int[entryCount] : null;
    }

    /// <summary>Refuses what is no column of such numbers, with what is one.</summary>
    public static void Check(IEventSource source, ColumnInfo info)
    {
        var wanted = NumberKinds.Of<T>();
        if (ColumnShape.Kind(info.Type) is not { } kind)
        {
            throw new ObjectNotFoundException(
                $"column '{info.Name}' is not one list of numbers an entry", source.Name, $"it holds {info.Type}",
                info.Type is ColumnType.Text ? "texts are read by ReadText" : "read blocks of it by OpenReader, which gives columns of any type");
        }

        if (!NumberConversion.IsExact(kind, wanted))
        {
            throw new ObjectNotFoundException(
                $"column '{info.Name}' cannot be read as {wanted.Name()}", source.Name, $"it holds {kind.Name()}, and not every value of that is one of {wanted.Name()}", $"Read<{kind.CSharpName()}>(\"{info.Name}\")");
        }
    }

    public void Add(Column block)
    {
        var blockEntries = block.Count;
        if (bounds.Length < blockEntries + 1)
        {
            bounds = new int[blockEntries + 1];
        }

        for (var i = 0; i <= blockEntries; i++)
        {
            bounds[i] = i;
        }

        var numbers = Descend(block, bounds.AsSpan(0, blockEntries + 1));
        if (numbers.Kind != converted.Kind || numbers.Kind == NumberKind.Bool)
        {
            NumberConversion.Widen(numbers, converted);
            numbers = converted;
        }

        var added = bounds[blockEntries];
        Reserve((long)count + added);
        numbers.Values<T>()[..added].CopyTo(values.AsSpan(count));
        for (var i = 0; ends is not null && i < blockEntries; i++)
        {
            ends[entries + i] = count + bounds[i + 1];
        }

        count += added;
        entries += blockEntries;
    }

    public JaggedValues<T> Build()
    {
        if (values.Length != count)
        {
            Array.Resize(ref values, count);
        }

        return new(entries, values, ends, width ?? 0);
    }

    public void Dispose() => converted.Dispose();

    // Turns the bounds of entries into bounds of numbers, level by level.
    private static NumberColumn Descend(Column column, Span<int> bounds)
    {
        while (true)
        {
            switch (column)
            {
                case NumberColumn numbers:
                    return numbers;
                case FixedArrayColumn array:
                    foreach (ref var bound in bounds)
                    {
                        bound *= array.Length;
                    }

                    column = array.Content;
                    break;
                case ListColumn list:
                    var offsets = list.Offsets;
                    foreach (ref var bound in bounds)
                    {
                        bound = offsets.Length == 0 ? 0 : offsets[bound];
                    }

                    column = list.Content;
                    break;
                case OptionColumn option:
                    var there = 0;
                    for (var i = 1; i < bounds.Length; i++)
                    {
                        there += option.Valid[i - 1] ? 1 : 0;
                        bounds[i] = there;
                    }

                    column = option.Content;
                    break;
                default:
                    throw new InvalidOperationException($"a column of {column.ItemType} in one of numbers");
            }
        }
    }

    private void Reserve(long wanted)
    {
        if (wanted > Array.MaxLength)
        {
            throw ColumnShape.TooMany(source, info.Name, wanted);
        }

        if (wanted > values.Length)
        {
            Array.Resize(ref values, (int)Math.Min(Array.MaxLength, Math.Max(wanted, 2L * values.Length)));
        }
    }
}
