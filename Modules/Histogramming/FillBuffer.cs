using HepAnalysis.Expressions;

namespace HepAnalysis.Modules.Histogramming;

/// <summary>
/// Brings the values of one fill to one shape: a number an event is repeated for each element of a list beside it, and
/// a fill of which a part is missing is left out and counted. Keeps its memory from block to block.
/// </summary>
internal sealed class FillBuffer
{
    private double[][] columns = [];
    private bool[] keep = [];

    /// <summary>Fills left out because a value was missing.</summary>
    public long Missing { get; private set; }

    /// <summary>How many fills there are.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a fill with so many columns of the shape of <paramref name="shape"/>.</summary>
    public void Begin(int columnCount, EventValues shape)
    {
        Count = shape.Values.Length;
        if (columns.Length != columnCount)
        {
            columns = new double[columnCount][];
            Array.Fill(columns, []);
        }

        if (keep.Length < Count)
        {
            keep = new bool[Count];
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i] = new double[Count];
            }
        }

        keep.AsSpan(0, Count).Fill(true);
    }

    /// <summary>Puts a column: of the common shape itself, or one number for each event.</summary>
    /// <param name="index">Which column.</param>
    /// <param name="values">Its values.</param>
    /// <param name="offsets">Offsets of the common shape; empty where that is one number an event.</param>
    public void Put(int index, EventValues values, ReadOnlySpan<int> offsets)
    {
        var target = columns[index];
        if (offsets.IsEmpty || !values.Offsets.IsEmpty)
        {
            values.Values.CopyTo(target);
            for (var i = 0; i < values.Present.Length; i++)
            {
                keep[i] &= values.Present[i];
            }

            return;
        }

        for (var e = 0; e < values.Values.Length; e++)
        {
            var (from, length) = (offsets[e], offsets[e + 1] - offsets[e]);
            target.AsSpan(from, length).Fill(values.Values[e]);
            if (!values.Present.IsEmpty && !values.Present[e])
            {
                keep.AsSpan(from, length).Clear();
            }
        }
    }

    /// <summary>Closes the gaps of what is missing.</summary>
    public void End()
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (keep[i])
            {
                foreach (var column in columns)
                {
                    column[kept] = column[i];
                }

                kept++;
            }
        }

        Missing += Count - kept;
        Count = kept;
    }

    /// <summary>A column after <see cref="End"/>.</summary>
    public ReadOnlySpan<double> this[int index] => columns[index].AsSpan(0, Count);
}
