namespace HepAnalysis.Expressions.Running;

/// <summary>Lanes of one worker. The one given back last is given out first: it is still in the cache.</summary>
internal sealed class LanePool : IDisposable
{
    private readonly List<Lane> all = [];
    private readonly Stack<Lane> free = [];

    public Lane Rent()
    {
        if (!free.TryPop(out var lane))
        {
            lane = new Lane();
            all.Add(lane);
        }

        lane.References = 1;
        return lane;
    }

    public void Return(Lane? lane)
    {
        if (lane is null || --lane.References > 0)
        {
            return;
        }

        Return(lane.Present);
        Return(lane.Second);
        lane.Present = null;
        lane.Second = null;
#if DEBUG
        lane.Poison();
#endif
        free.Push(lane);
    }

    /// <summary>Takes every lane back, whoever holds it.</summary>
    public void Reset()
    {
        free.Clear();
        foreach (var lane in all)
        {
            lane.References = 0;
            lane.Present = null;
            lane.Second = null;
            free.Push(lane);
        }
    }

    public void Dispose() => all.ForEach(lane => lane.Dispose());
}
