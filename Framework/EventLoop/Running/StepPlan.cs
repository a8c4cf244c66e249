using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Expressions;

namespace HepAnalysis.EventLoop;

/// <summary>A module step with the names that it sees. What is compiled for the first worker serves the others.</summary>
internal sealed class StepPlan(StepConfiguration configuration, AnalysisScope scope, EventNumbers? weight)
{
    private readonly Dictionary<SourceText, EventFilter> filters = [];
    private readonly Dictionary<SourceText, EventNumbers> numbers = [];

    public StepConfiguration Configuration { get; } = configuration;

    public EventNumbers? Weight { get; } = weight;

    /// <summary>The columns that earlier steps of the path write.</summary>
    public required IReadOnlyDictionary<string, (int Slot, NumberKind Kind)> Written { get; init; }

    /// <summary>The slots of the columns that this step writes.</summary>
    public required IReadOnlyDictionary<string, int> Writes { get; init; }

    /// <summary>Explains a column that a later step of the path writes, or null.</summary>
    public required Func<string, ConfigurationException?> WrittenLater { get; init; }

    /// <summary>The error for a column that is not known at this step.</summary>
    public ConfigurationException Unknown(string name, EventSchema schema) => WrittenLater(name) ?? ConfigurationException.UnknownName(
        $"the module {Configuration.Kind} reads the column '{name}', and there is none", name, Configuration.Place, Written.Keys.Concat(schema.Fields.Select(field => field.Name)));

    public EventFilter Filter(SourceText text)
    {
        if (!filters.TryGetValue(text, out var filter))
        {
            filters.Add(text, filter = scope.CompileFilter(text));
        }

        return filter;
    }

    public EventNumbers Numbers(SourceText text)
    {
        if (!numbers.TryGetValue(text, out var compiled))
        {
            numbers.Add(text, compiled = scope.CompileNumbers(text));
        }

        return compiled;
    }
}
