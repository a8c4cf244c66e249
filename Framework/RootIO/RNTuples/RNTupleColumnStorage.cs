using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples;

/// <summary>What a column takes in the file.</summary>
public sealed class RNTupleColumnStorage
{
    private readonly List<CompressionSetting> compressions = [];

    internal RNTupleColumnStorage(RNTupleColumn column, string field)
    {
        Column = column;
        FieldName = field;
    }

    /// <summary>The column: its type, bits, representation.</summary>
    public RNTupleColumn Column { get; }

    /// <summary>Name of its field with those of the fields around it: <c>hits._0.energy</c>.</summary>
    public string FieldName { get; }

    /// <summary>Number of values.</summary>
    public long Elements { get; private set; }

    /// <summary>Number of pages.</summary>
    public long Pages { get; private set; }

    /// <summary>Bytes of its pages in the file, without checksums; pages that lie at one place count each.</summary>
    public long StoredBytes { get; private set; }

    /// <summary>Bytes of its pages after decompression.</summary>
    public long ContentBytes { get; private set; }

    /// <summary>Number of clusters that use it.</summary>
    public int Clusters { get; private set; }

    /// <summary>Number of clusters in which another representation of its field holds the values.</summary>
    public int SuppressedClusters { get; private set; }

    /// <summary>The compression settings of its clusters; nearly always one.</summary>
    public IReadOnlyList<CompressionSetting> Compressions => compressions;

    internal void Add(ColumnRange range)
    {
        if (range.IsSuppressed)
        {
            SuppressedClusters++;
            return;
        }

        Clusters++;
        var setting = CompressionSetting.FromRootNumber((int)Math.Min(range.Compression, int.MaxValue));
        if (!compressions.Contains(setting))
        {
            compressions.Add(setting);
        }

        Elements += range.Elements;
        foreach (var page in range.Pages)
        {
            Pages++;
            StoredBytes += page.Locator.Bytes;
            ContentBytes += PageDecoder.PageBytes(Column, page.Elements);
        }
    }
}
