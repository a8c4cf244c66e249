namespace HepAnalysis.Reports.Drawing;

/// <summary>The colours of our pictures.</summary>
internal static class Palette
{
    // Lightness falls along these: a print in grey, or an eye that lacks a colour, keeps the order.
    private static readonly Color[] Heat =
    [
        new(0xfb, 0xf3, 0xd9), new(0xf6, 0xd0, 0x7a), new(0xec, 0x98, 0x4a), new(0xd2, 0x5a, 0x4c), new(0x9b, 0x2f, 0x68), new(0x5a, 0x1f, 0x6e), new(0x1f, 0x12, 0x45),
    ];

    public static Color White { get; } = new(255, 255, 255);

    /// <summary>Text and axes.</summary>
    public static Color Ink { get; } = new(0x1c, 0x1c, 0x1e);

    /// <summary>Text beside the matter: statistics, notes.</summary>
    public static Color Grey { get; } = new(0x5a, 0x5f, 0x69);

    /// <summary>Lines for the eye: a ratio of one.</summary>
    public static Color PaleGrey { get; } = new(0xb8, 0xbc, 0xc4);

    /// <summary>The first histogram.</summary>
    public static Color Blue { get; } = new(0x1d, 0x4f, 0x91);

    /// <summary>Below the steps of the first histogram.</summary>
    public static Color PaleBlue { get; } = new(0xe3, 0xec, 0xf7);

    /// <summary>The second histogram: told from blue by who sees no red, too.</summary>
    public static Color Orange { get; } = new(0xc7, 0x4e, 0x0a);

    /// <summary>From light to dark for 0 to 1.</summary>
    public static Color OfShare(double share)
    {
        var place = Math.Clamp(share, 0, 1) * (Heat.Length - 1);
        var index = Math.Min((int)place, Heat.Length - 2);
        var (a, b, part) = (Heat[index], Heat[index + 1], place - index);
        byte Mix(byte from, byte to) => (byte)Math.Round(from + (part * (to - from)));
        return new Color(Mix(a.Red, b.Red), Mix(a.Green, b.Green), Mix(a.Blue, b.Blue));
    }
}
