using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HepAnalysis.Columns.Digest;

/// <summary>Digests a column that comes block by block. Not thread-safe.</summary>
public sealed class ColumnDigester : IDisposable
{
    private static readonly byte[] BetweenTexts = [0];

    private readonly string path;
    private readonly string kind;
    private readonly string valueType;
    private readonly IncrementalHash? hash;
    private readonly ColumnDigester[] contents;
    private byte[] lengths = [];
    private long count;

    /// <param name="type">Type of an entry.</param>
    public ColumnDigester(ColumnType type)
        : this(type, "")
    {
    }

    private ColumnDigester(ColumnType type, string path)
    {
        // The line of a list, an option or a union stands at the path of what is inside it.
        (this.path, kind, valueType) = type switch
        {
            ColumnType.Number { Kind: NumberKind.Bool } => (path, "bool", "bool"),
            ColumnType.Number number => (path, "number", number.Kind.Name()),
            ColumnType.Text => (path, "string", ""),
            ColumnType.List => (path + "[]", "list", ""),
            ColumnType.Option => (path + "?", "option", ""),
            ColumnType.Union => (path + "|", "union", ""),
            ColumnType.Record { Fields.Count: 0 } => (path, "record0", ""),
            _ => (path, "", ""),
        };
        hash = kind.Length == 0 ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        contents = type switch
        {
            ColumnType.List list => [new ColumnDigester(list.Item, this.path)],
            ColumnType.Option option => [new ColumnDigester(option.Item, this.path)],
            ColumnType.FixedArray array => [new ColumnDigester(array.Item, $"{path}[{array.Length}]")],
            ColumnType.Record record => [.. record.Fields.Select(field => new ColumnDigester(field.Type, $"{path}.{field.Name}"))],
            ColumnType.Union union => [.. union.Alternatives.Select((alternative, index) => new ColumnDigester(alternative, $"{this.path}{index}"))],
            _ => [],
        };
    }

    /// <summary>Adds a block: its values are read at once and nothing of it is kept.</summary>
    public void Add(Column column)
    {
        switch (column)
        {
            case NumberColumn numbers:
                AddBytes(numbers);
                break;
            case TextColumn text:
                AddTexts(text);
                break;
            case ListColumn list:
                AddLengths(list.Offsets);
                contents[0].Add(list.Content);
                break;
            case OptionColumn option:
                AddBytes(option.ValidColumn);
                contents[0].Add(option.Content);
                break;
            case FixedArrayColumn array:
                contents[0].Add(array.Content);
                break;
            case RecordColumn record:
                AddAll(record.Contents);
                break;
            case UnionColumn union:
                AddBytes(union.TagColumn);
                AddAll(union.Contents);
                break;
        }

        count += column.Count;
    }

    /// <summary>The digests of what was added, those inside lists, arrays and records after their own; the digester is empty afterwards.</summary>
    public IReadOnlyList<ColumnDigest> Finish()
    {
        List<ColumnDigest> digests = [];
        if (hash is not null)
        {
            digests.Add(new ColumnDigest(path, kind, valueType, count, Convert.ToHexStringLower(hash.GetHashAndReset())));
        }

        count = 0;
        return [.. digests, .. contents.SelectMany(content => content.Finish())];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        hash?.Dispose();
        foreach (var content in contents)
        {
            content.Dispose();
        }
    }

    private void AddAll(IReadOnlyList<Column> columns)
    {
        for (var i = 0; i < contents.Length; i++)
        {
            contents[i].Add(columns[i]);
        }
    }

    private void AddBytes(NumberColumn numbers) => hash!.AppendData(numbers.Buffer.Values<byte>(numbers.Count * numbers.Kind.Size()));

    private void AddTexts(TextColumn text)
    {
        var offsets = text.Offsets;
        for (var i = 0; i < text.Count; i++)
        {
            if (count + i > 0)
            {
                hash!.AppendData(BetweenTexts);
            }

            hash!.AppendData(text.Bytes[offsets[i]..offsets[i + 1]]);
        }
    }

    private void AddLengths(ReadOnlySpan<int> offsets)
    {
        var needed = 8 * Math.Max(0, offsets.Length - 1);
        if (lengths.Length < needed)
        {
            lengths = new byte[needed];
        }

        for (var i = 0; i + 1 < offsets.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(lengths.AsSpan(8 * i), (long)offsets[i + 1] - offsets[i]);
        }

        hash!.AppendData(lengths.AsSpan(0, needed));
    }
}
