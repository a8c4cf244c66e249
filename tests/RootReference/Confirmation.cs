namespace HepAnalysis.RootReference;

/// <summary>How many of ROOT's own answers there are, and how many of them ours equals.</summary>
internal readonly record struct Confirmation(int Confirmed, int All)
{
    public Confirmation Plus(bool confirmed) => new(Confirmed + (confirmed ? 1 : 0), All + 1);

    public Confirmation Plus(Confirmation other) => new(Confirmed + other.Confirmed, All + other.All);
}
