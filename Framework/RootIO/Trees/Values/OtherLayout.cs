using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>Another layout of a class than that by which its column was planned: its objects are read by it, and their members converted.</summary>
/// <param name="Info">The layout.</param>
/// <param name="Values">How they are read; null where they are not.</param>
/// <param name="Reason">Why they are not.</param>
internal sealed record OtherLayout(StreamerInfo Info, ValuePlan? Values, string Reason)
{
    public static OtherLayout Plan(StreamerInfo info, StreamerCatalogue streamers)
    {
        var planner = new ValuePlanner(streamers);
        return new(info, planner.Class(info), planner.Reason);
    }
}
