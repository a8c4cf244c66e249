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
