using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>A universally unique identifier (TUUID).</summary>
/// <param name="Value">The identifier.</param>
public readonly record struct RootUuid(Guid Value) : IRootView<RootUuid>
{
    private const int NodeBytes = 6;

    /// <inheritdoc/>
    public static string Kind => "a UUID";

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "TUUID";

    /// <inheritdoc/>
    public static RootUuid Of(RootObject value)
    {
        var node = value.Get<byte[]>("fNode") ?? [];
        return node.Length != NodeBytes ? throw value.Contradicts($"fNode has {node.Length} bytes, a UUID has {NodeBytes} there")
            : new(new Guid(
                (uint)value.GetInteger("fTimeLow"), (ushort)value.GetInteger("fTimeMid"), (ushort)value.GetInteger("fTimeHiAndVersion"),
                (byte)value.GetInteger("fClockSeqHiAndReserved"), (byte)value.GetInteger("fClockSeqLow"), node[0], node[1], node[2], node[3], node[4], node[5]));
    }

    /// <summary>As <c>01234567-89ab-cdef-0123-456789abcdef</c>.</summary>
    public override string ToString() => Value.ToString();
}
