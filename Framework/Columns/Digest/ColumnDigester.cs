using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HepAnalysis.Columns.Digest;

/// <summary>Digests a column that comes block by block. Not thread-safe.</summary>
public sealed class ColumnDigester : IDisposable
{
    private readonly string path;
    private readonly string kind;
    private readonly string valueType;
    private readonly IncrementalHash? hash;
    private readonly ColumnDigester? content;
    private byte[] lengths = [];
    private long count;

    /// <param name="type">Type of an entry.</param>
    /// <exception cref="NotSupportedException">A type that has no digest yet (text).</exception>
    public ColumnDigester(ColumnType type)
        : this(type, "")
    {
    }

    private ColumnDigester(ColumnType type, string path)
    {
        this.path = path;
        (kind, valueType) = type switch
        {
            ColumnType.Number { Kind: NumberKind.Bool } => ("bool", "bool"),
            ColumnType.Number number => ("number", number.Kind.Name()),
            ColumnType.List => ("list", ""),
            ColumnType.FixedArray => ("", ""),
            _ => throw new NotSupportedException($"a column of {type} has no digest yet"),
        };
        if (kind == "list")
        {
            // A list's own line stands at the path of what is inside it.
            this.path = path + "[]";
        }

        hash = kind.Length == 0 ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        content = type switch
        {
            ColumnType.List list => new ColumnDigester(list.Item, path + "[]"),
            ColumnType.FixedArray array => new ColumnDigester(array.Item, $"{path}[{array.Length}]"),
            _ => null,
        };
    }

    /// <summary>Adds a block: its values are read at once and nothing of it is kept.</summary>
    public void Add(Column column)
    {
        count += column.Count;
        switch (column)
        {
            case NumberColumn numbers:
                hash!.AppendData(numbers.Buffer.Values<byte>(numbers.Count * numbers.Kind.Size()));
                break;
            case ListColumn list:
                AddLengths(list.Offsets);
                content!.Add(list.Content);
                break;
            case FixedArrayColumn array:
                content!.Add(array.Content);
                break;
            default:
                throw new NotSupportedException($"a column of {column.ItemType} has no digest yet");
        }
    }

    /// <summary>The digests of what was added, those inside lists and arrays after their own; the digester is empty afterwards.</summary>
    public IReadOnlyList<ColumnDigest> Finish()
    {
        List<ColumnDigest> digests = [];
        if (hash is not null)
        {
            digests.Add(new ColumnDigest(path, kind, valueType, count, Convert.ToHexStringLower(hash.GetHashAndReset())));
        }

        count = 0;
        return content is null ? digests : [.. digests, .. content.Finish()];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        hash?.Dispose();
        content?.Dispose();
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
