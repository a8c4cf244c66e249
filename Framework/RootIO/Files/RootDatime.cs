using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.RootIO.Files;

/// <summary>
/// ROOT's packed date and time (TDatime), local time of who wrote it, in 32 bits:
/// year − 1995 (6), month (4), day (5), hour (5), minute (6), second (6).
/// </summary>
/// <param name="Packed">The 32 bits.</param>
public readonly record struct RootDatime(uint Packed) : IRootView<RootDatime>
{
    /// <inheritdoc/>
    public static string Kind => "a date and time";

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "TDatime";

    /// <inheritdoc/>
    public static RootDatime Of(RootObject value) => new((uint)value.GetInteger("fDatime"));


    /// <summary>As <c>2012-05-31 13:00:59</c>; no calendar is consulted, since files hold dates that do not exist.</summary>
    public override string ToString()
    {
        var year = (Packed >> 26) + 1995;
        return $"{year}-{(Packed >> 22) & 15:00}-{(Packed >> 17) & 31:00} {(Packed >> 12) & 31:00}:{(Packed >> 6) & 63:00}:{Packed & 63:00}";
    }
}
