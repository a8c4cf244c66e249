namespace HepAnalysis.Expressions;

/// <summary>Numbers of the live events of a block, in their order.</summary>
public readonly ref struct EventValues
{
    internal EventValues(ReadOnlySpan<double> values, ReadOnlySpan<int> offsets, ReadOnlySpan<bool> present)
    {
        Values = values;
        Offsets = offsets;
        Present = present;
    }

    /// <summary>One for each live event, or the elements of all live events one after the other.</summary>
    public ReadOnlySpan<double> Values { get; }

    /// <summary>Where each live event's elements begin in <see cref="Values"/>, and one more for the end; empty where there is one number an event.</summary>
    public ReadOnlySpan<int> Offsets { get; }

    /// <summary>False where a value is missing (its number has no meaning); empty where all are there.</summary>
    public ReadOnlySpan<bool> Present { get; }
}
