using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.Framework.Tests.RootIO.Writing;

/// <summary>Random columns of given types, in blocks, and the digest-ready bytes of all that was made.</summary>
internal sealed class TreeContent(IReadOnlyList<ColumnInfo> columns, int seed) : IDisposable
{
    private readonly Random random = new(seed);
    private readonly List<NumberColumn> owned = [];

    /// <summary>For each column its values little-endian, as FORMAT.md's digests take them.</summary>
    public MemoryStream[] Values { get; } = [.. columns.Select(_ => new MemoryStream())];

    /// <summary>For each list column the lengths as int64.</summary>
    public MemoryStream[] Lengths { get; } = [.. columns.Select(_ => new MemoryStream())];

    /// <summary>Makes a block; lists have up to <paramref name="longest"/> items.</summary>
    public Column[] Make(int entries, int longest = 5)
    {
        var offsetsOf = new Dictionary<string, NumberColumn>(StringComparer.Ordinal);
        var made = new Column[columns.Count];
        for (var i = 0; i < made.Length; i++)
        {
            var type = columns[i].Type;
            if (type is ColumnType.List list)
            {
                var counter = columns[i].Counter ?? columns[i].Name;
                if (!offsetsOf.TryGetValue(counter, out var offsets))
                {
                    offsets = Own(new NumberColumn(NumberKind.Int32));
                    var ends = offsets.Resize<int>(entries + 1);
                    ends[0] = 0;
                    for (var n = 0; n < entries; n++)
                    {
                        ends[n + 1] = ends[n] + random.Next(longest + 1);
                    }

                    offsetsOf.Add(counter, offsets);
                }

                var values = offsets.Values<int>();
                for (var n = 0; n < entries; n++)
                {
                    Lengths[i].Write(BitConverter.GetBytes((long)(values[n + 1] - values[n])));
                }

                made[i] = new ListColumn(offsets, MakeItems(list.Item, values[entries], i));
            }
            else
            {
                made[i] = MakeItems(type, entries, i);
            }
        }

        return made;
    }

    public void Dispose() => owned.ForEach(column => column.Dispose());

    private Column MakeItems(ColumnType type, int count, int index)
    {
        if (type is ColumnType.FixedArray array)
        {
            return new FixedArrayColumn(MakeItems(array.Item, count * array.Length, index), array.Length);
        }

        var kind = ((ColumnType.Number)type).Kind;
        var column = Own(new NumberColumn(kind));
        var bytes = column.ResizeBytes(count);
        random.NextBytes(bytes);
        if (kind == NumberKind.Bool)
        {
            foreach (ref var value in bytes)
            {
                value &= 1;
            }
        }
        else if (kind == NumberKind.Float32)
        {
            foreach (ref var value in MemoryMarshal.Cast<byte, float>(bytes))
            {
                value = random.Next(1000) / 8f;
            }
        }
        else if (kind == NumberKind.Float64)
        {
            foreach (ref var value in MemoryMarshal.Cast<byte, double>(bytes))
            {
                value = random.NextDouble();
            }
        }

        Values[index].Write(bytes);
        return column;
    }

    private NumberColumn Own(NumberColumn column)
    {
        owned.Add(column);
        return column;
    }
}
