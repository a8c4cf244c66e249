namespace HepAnalysis.Columns;

/// <summary>
/// One or several doubles side by side. The kernels of <see cref="HepMath"/> are written once for any number of them, so
/// that a scalar and a vector run the same operations in the same order and give equal bits. Masks are lanes of all ones
/// or all zeros.
/// </summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract TSelf All(double value);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator ^(TSelf a, TSelf b);

    static abstract TSelf Sqrt(TSelf a);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf Less(TSelf a, TSelf b);

    /// <summary>All ones where the lane is not NaN.</summary>
    static abstract TSelf IsNumber(TSelf a);

    static abstract TSelf Select(TSelf mask, TSelf yes, TSelf no);

    static abstract bool Any(TSelf mask);

    /// <summary>The 64 bits of each lane moved up.</summary>
    static abstract TSelf ShiftLeft(TSelf a, int bits);

    /// <summary>The 64 bits of each lane moved down, zeros from above.</summary>
    static abstract TSelf ShiftRight(TSelf a, int bits);

    /// <summary>The 64 bits of each lane as integers, added.</summary>
    static abstract TSelf AddBits(TSelf a, TSelf b);

    /// <summary>The 64 bits of each lane as integers, subtracted.</summary>
    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    /// <summary>Each lane alone through a scalar function.</summary>
    static abstract TSelf Map(TSelf a, Func<double, double> function);

    /// <summary>Two lanes at a time through a scalar function.</summary>
    static abstract TSelf Map(TSelf a, TSelf b, Func<double, double, double> function);

    /// <summary>
    /// a b - <paramref name="product"/>, exactly, for the rounded product of numbers far from the ends of the range. A
    /// fused step and, where the processor has none, Dekker's splitting give the same number.
    /// </summary>
    static abstract TSelf Lost(TSelf a, TSelf b, TSelf product);
}
