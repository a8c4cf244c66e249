using System.Globalization;

namespace HepAnalysis.Samples;

/// <summary>A path of <see cref="TriggerMenu"/>.</summary>
public sealed class TriggerPath
{
    internal TriggerPath(int number, string name, int prescale, string demands, TriggerDemand isMet)
    {
        Number = number;
        Name = name;
        Prescale = prescale;
        Demands = demands;
        IsMet = isMet;
    }

    /// <summary>Its place in the menu, counted from 1.</summary>
    public int Number { get; }

    /// <summary>Name of the path and of its column: <c>HLT_IsoMu24</c>.</summary>
    public string Name { get; }

    /// <summary>Of so many events one may pass: those with (event + <see cref="Number"/>) divisible by it.</summary>
    public int Prescale { get; }

    /// <summary>
    /// What an event must have, in the analysis language (docs/expressions.md), of the columns as they are stored.
    /// </summary>
    public string Demands { get; }

    /// <summary>Prescale and demands as one condition: whether the path's bit is set.</summary>
    public string Condition =>
        Prescale == 1 ? Demands : string.Create(CultureInfo.InvariantCulture, $"(event + {Number}) % {Prescale} == 0 && {Demands}");

    /// <summary><see cref="Demands"/> in code of its own.</summary>
    internal TriggerDemand IsMet { get; }

    internal bool IsTaken(ulong eventNumber) =>
        Prescale == 1 || (eventNumber < int.MaxValue
            ? ((uint)eventNumber + (uint)Number) % (uint)Prescale == 0
            : (eventNumber + (ulong)Number) % (ulong)Prescale == 0);
}
