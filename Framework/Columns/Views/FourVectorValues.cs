using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>
/// The four-vectors of the objects of a block: from (px, py, pz, energy) where the collection has those columns, else
/// from (pt, eta, phi, mass), computed for an object when it is asked for. One worker's.
/// </summary>
public sealed class FourVectorValues
{
    private readonly ColumnValues<double> first = new();
    private readonly ColumnValues<double> second = new();
    private readonly ColumnValues<double> third = new();
    private readonly ColumnValues<double> fourth = new();
    private bool isCartesian;

    /// <summary>The vector of an object of the block.</summary>
    /// <exception cref="InvalidOperationException">There is no such object: it is of another block.</exception>
    public FourVector this[int item]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => isCartesian ? new FourVector(first[item], second[item], third[item], fourth[item])
            : FourVector.FromPtEtaPhiMass(first[item], second[item], third[item], fourth[item]);
    }

    /// <summary>Says which four columns the vectors are of.</summary>
    /// <param name="cartesian">True for (px, py, pz, energy), false for (pt, eta, phi, mass).</param>
    /// <param name="bind">Binds the column of each, in that order.</param>
    public void Bind(bool cartesian, Action<int, IColumnValues> bind)
    {
        isCartesian = cartesian;
        bind(0, first);
        bind(1, second);
        bind(2, third);
        bind(3, fourth);
    }

    /// <summary>Forgets the values of the block before.</summary>
    public void Forget()
    {
        first.Forget();
        second.Forget();
        third.Forget();
        fourth.Forget();
    }
}
