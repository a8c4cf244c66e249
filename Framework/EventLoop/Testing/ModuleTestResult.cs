using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop.Testing;

/// <summary>What a module made of the events of a test.</summary>
public sealed class ModuleTestResult
{
    private readonly IReadOnlyDictionary<string, NumberColumn> columns;
    private readonly IReadOnlyDictionary<string, HistogramResult> histograms;

    internal ModuleTestResult(IReadOnlyList<int> passed, IReadOnlyDictionary<string, NumberColumn> columns, IReadOnlyDictionary<string, HistogramResult> histograms)
    {
        Passed = passed;
        this.columns = columns;
        this.histograms = histograms;
    }

    /// <summary>The events that passed, counted from 0.</summary>
    public IReadOnlyList<int> Passed { get; }

    /// <summary>A column that the module wrote: a value for each event, NaN or 0 where it wrote none.</summary>
    /// <exception cref="KeyNotFoundException">It writes no such column.</exception>
    public T[] Column<T>(string name)
        where T : unmanaged => Find(columns, name, "column").Values<T>().ToArray();

    /// <summary>A histogram that the module filled.</summary>
    /// <exception cref="KeyNotFoundException">It books no such histogram.</exception>
    public HistogramResult Histogram(string name) => Find(histograms, name, "histogram");

    private static T Find<T>(IReadOnlyDictionary<string, T> all, string name, string what) => all.TryGetValue(name, out var found) ? found
        : throw new KeyNotFoundException($"there is no {what} '{name}'; there are: {string.Join(", ", all.Keys)}");
}
