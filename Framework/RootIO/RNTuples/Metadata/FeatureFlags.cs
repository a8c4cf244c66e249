namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// What a reader has to know to read an RNTuple: 64-bit words; the highest bit of each says that another follows. None is
/// defined up to 1.0.2. Source: RNTuple Binary Format Specification, "Feature Flags".
/// </summary>
internal static class FeatureFlags
{
    private const int BitsOfWord = 64;

    public static void Check(EnvelopeBuffer buffer)
    {
        long word;
        var first = 0;
        do
        {
            word = buffer.ReadInt64();
            if ((word & long.MaxValue) != 0)
            {
                throw Unknown(buffer, first + System.Numerics.BitOperations.TrailingZeroCount(word));
            }

            first += BitsOfWord;
        }
        while (word < 0);
    }

    private static UnsupportedFeatureException Unknown(EnvelopeBuffer buffer, int flag) => new(
        $"{buffer.Place.Object} needs a feature of the format that is not known", buffer.Place.At(buffer.Position - 8), $"feature flag {flag} is set", "a newer version of this program may read it");
}
