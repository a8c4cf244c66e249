namespace HepAnalysis.Reports.Markup;

/// <summary>The names that ROOT's TLatex gives to characters (TLatex class reference, "Greek letters" and "Mathematical symbols").</summary>
internal static class Symbols
{
    private const string Table = """
        alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ
        nu ν xi ξ omicron ο pi π varpi ϖ rho ρ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Alpha Α
        Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ
        Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω ell ℓ hbar ħ infty ∞ partial ∂ int ∫ sum ∑ prod ∏ pm ± times ×
        divide ÷ cdot · circ ° bullet • upoint · leq ≤ geq ≥ neq ≠ approx ≈ equiv ≡ sim ~ rightarrow → leftarrow ←
        leftrightarrow ↔ uparrow ↑ downarrow ↓ to → LT < GT > lbar | cbar | prime ′ ldots … 3dots … AA Å aa å copyright ©
        cap ∩ surd √ dagger † Box □
        """;

    private static readonly Dictionary<string, string> Characters = Table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly int Longest = Characters.Keys.Max(name => name.Length);

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Characters.Keys;

    /// <summary>The longest name that <paramref name="text"/> begins with (<c>#mu#mu</c>, and <c>#muX</c> too).</summary>
    /// <param name="text">What follows the <c>#</c>.</param>
    /// <param name="length">Length of the name; 0 where it begins with none.</param>
    /// <returns>What the name stands for.</returns>
    public static string Find(ReadOnlySpan<char> text, out int length)
    {
        var lookup = Characters.GetAlternateLookup<ReadOnlySpan<char>>();
        for (length = Math.Min(Longest, text.Length); length > 0; length--)
        {
            if (lookup.TryGetValue(text[..length], out var found))
            {
                return found;
            }
        }

        return "";
    }
}
