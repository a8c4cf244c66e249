namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>What the server takes for proof of an identity. A secret: its text does not show it.</summary>
/// <param name="Value">The token.</param>
/// <param name="Expires">When it ends; null where nothing says so.</param>
/// <param name="Account">The account that it stands for; null where nothing says so.</param>
public sealed record RucioToken(string Value, DateTimeOffset? Expires, string? Account)
{
    /// <inheritdoc/>
    public override string ToString() => $"token of {Account ?? "an unnamed account"}, valid until {Expires?.ToString("u", System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown time"}";
}
