namespace HepAnalysis.Histograms;

/// <summary>
/// A histogram that is being filled. Fills are counted, or, where it is weighted, their weights and squared weights summed
/// exactly: contents and statistics are the same bits in whatever order and by however many workers it was filled. A NaN
/// goes into no bin and is counted apart; so is an infinite or NaN weight. Not thread-safe: each worker fills its own.
/// </summary>
public abstract class Histogram
{
    private protected Histogram(string name, string title, bool weighted, int cells, int statistics)
    {
        if (name.Length == 0)
        {
            throw new HistogramException("a histogram needs a name");
        }

        Name = name;
        Title = title;
        IsWeighted = weighted;
        Cells = new Cells(cells, weighted);
        Sums = new ExactSums(statistics);
    }

    /// <summary>Name, unique in its file; <c>/</c> makes folders.</summary>
    public string Name { get; }

    /// <summary>Title.</summary>
    public string Title { get; }

    /// <summary>True where fills have weights, so that sums of squared weights are kept.</summary>
    public bool IsWeighted { get; }

    /// <summary>Weight of a fill that names none, where the histogram is weighted; the event loop sets it for each event.</summary>
    public double EventWeight { get; set; } = 1;

    /// <summary>Number of fills, those into the flow bins included.</summary>
    public long Entries
    {
        get
        {
            Flush();
            return EntryCount;
        }
    }

    /// <summary>Values that were NaN and went into no bin.</summary>
    public long NaNCount
    {
        get
        {
            Flush();
            return NaNs;
        }
    }

    /// <summary>Weights that were infinite or NaN, whose fills were left out.</summary>
    public long NonFiniteWeightCount
    {
        get
        {
            Flush();
            return NonFiniteWeights;
        }
    }

    /// <summary>The axes: x, then y.</summary>
    public abstract IReadOnlyList<Axis> Axes { get; }

    private protected long EntryCount { get; set; }

    private protected long NaNs { get; set; }

    private protected long NonFiniteWeights { get; set; }

    private protected Cells Cells { get; }

    /// <summary>Sums for means and widths over fills inside the axes: wx, wx², and by dimension more.</summary>
    private protected ExactSums Sums { get; }

    /// <summary>An empty histogram of the same name and axes whose fills have weights.</summary>
    public abstract Histogram ToWeighted();

    /// <summary>Adds what another of the same shape was filled with.</summary>
    /// <exception cref="HistogramException">The axes differ, or one is weighted and the other not.</exception>
    public void Add(Histogram other)
    {
        if (other.IsWeighted != IsWeighted || other.Axes.Count != Axes.Count || !Axes.Zip(other.Axes).All(pair => pair.First.Edges.SequenceEqual(pair.Second.Edges)))
        {
            throw new HistogramException($"'{other.Name}' cannot be added to '{Name}'", "they have different axes, or one is weighted and the other is not");
        }

        other.Flush();
        EntryCount += other.EntryCount;
        NaNs += other.NaNs;
        NonFiniteWeights += other.NonFiniteWeights;
        Cells.Add(other.Cells);
        Sums.Add(other.Sums);
    }

    /// <summary>The finished histogram: every sum rounded once.</summary>
    public HistogramData ToData()
    {
        Flush();
        var (w, w2) = Cells.Total(CellsInside());
        var statistics = new double[2 + Sums.Count];
        statistics[0] = w;
        statistics[1] = w2;
        for (var i = 0; i < Sums.Count; i++)
        {
            statistics[2 + i] = Sums.Round(i);
        }

        return new HistogramData
        {
            Name = Name,
            Title = Title,
            Axes = [.. Axes.Select(axis => axis.ToData())],
            Contents = Cells.Contents(),
            SumW2 = Cells.SquaredWeights(),
            Entries = Entries,
            Statistics = statistics,
        };
    }

    /// <summary>
    /// The unrounded content with name and axes as bytes, for adding up what several jobs filled. Equal content gives equal
    /// bytes on every machine, in whatever order it was filled and added.
    /// </summary>
    public byte[] ToState() => HistogramState.Write(this, writer =>
    {
        writer.Number(Entries);
        writer.Number(NaNCount);
        writer.Number(NonFiniteWeightCount);
        Cells.Write(writer);
        Sums.Write(writer);
    });

    /// <summary>The histogram whose <see cref="ToState"/> gave these bytes.</summary>
    /// <exception cref="HistogramStateException">They are not the whole of a state.</exception>
    /// <exception cref="HistogramException">The axes that they describe cannot be.</exception>
    public static Histogram FromState(ReadOnlySpan<byte> state)
    {
        var reader = new StateReader(state);
        var histogram = HistogramState.ReadShape(ref reader);
        histogram.EntryCount = reader.Number(long.MaxValue);
        histogram.NaNs = reader.Number(long.MaxValue);
        histogram.NonFiniteWeights = reader.Number(long.MaxValue);
        histogram.Cells.Read(ref reader);
        histogram.Sums.Read(ref reader);
        return reader.Remaining == 0
            ? histogram
            : throw new HistogramStateException($"{reader.Remaining} bytes are left over", reader.Offset);
    }

    private protected abstract int[] CellsInside();

    /// <summary>Fills what was kept back: everything that asks for content begins with it.</summary>
    private protected virtual void Flush()
    {
    }

    /// <summary>Adds a weight to a cell, unless one of them is none; true where it was added.</summary>
    private protected bool FillCell(int cell, double weight)
    {
        if (cell < 0)
        {
            NaNs++;
            return false;
        }

        if (!double.IsFinite(weight))
        {
            NonFiniteWeights++;
            return false;
        }

        Cells.Fill(cell, weight);
        EntryCount++;
        return true;
    }

    /// <summary>A term of the statistics. They are rounded products; one that overflows is left out, as no sum could hold it.</summary>
    private protected void AddTerm(int sum, double term)
    {
        if (double.IsFinite(term))
        {
            Sums.Add(sum, term);
        }
    }

    /// <summary>Terms w x into one sum and (w x) x into the next; w x stays in the scratch.</summary>
    private protected void AddMoments(int sum, ReadOnlySpan<double> weights, ReadOnlySpan<double> values, FillScratch scratch)
    {
        var term = scratch.Term.AsSpan(0, values.Length);
        FillTerms.Product(weights, values, term);
        Sums.AddAll(sum, term);
        var square = scratch.Square.AsSpan(0, values.Length);
        FillTerms.Product(term, values, square);
        Sums.AddAll(sum + 1, square);
    }

    private protected void CheckWeighted(bool withWeights)
    {
        if (withWeights != IsWeighted)
        {
            throw new InvalidOperationException(IsWeighted
                ? $"histogram '{Name}' is weighted: fill it with weights"
                : $"histogram '{Name}' counts: make it weighted to fill it with weights");
        }
    }
}
