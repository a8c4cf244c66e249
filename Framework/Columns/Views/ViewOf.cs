using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>Makes views of a struct; generated code asks for them by it, since only generic code sees what an interface has of a type.</summary>
/// <typeparam name="T">The struct.</typeparam>
public static class ViewOf<T>
    where T : struct, IEventView<T>
{
    /// <summary>The view of an item.</summary>
    /// <param name="columns">The columns of its members.</param>
    /// <param name="item">Index in the block's items.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At(ObjectColumns columns, int item) => T.At(columns, item);
}
