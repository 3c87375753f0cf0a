namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Stored times to their parts and back. Pure arithmetic: no call into the library.</summary>
    public static class DateTimeHelpers
    {
        private const int OffsetBits = 24;
        private const ulong OffsetMask = (1UL << OffsetBits) - 1;
        private const int MaxOffsetSeconds = (16 * 60 * 60) - 1;

        /// <summary>Parts of a stored TIME.</summary>
        public static DuckDBTimeOnly DuckDBFromTime(DuckDBTime time) => DuckDBTimeOnly.FromMicros(time.Micros);

        /// <summary>Stored TIME of parts.</summary>
        public static DuckDBTime DuckDBToTime(DuckDBTimeOnly time) => new() { Micros = time.ToMicros() };

        /// <summary>Parts of a stored TIME WITH TIME ZONE.</summary>
        public static DuckDBTimeTz DuckDBFromTimeTz(DuckDBTimeTzStruct time) => new(
            DuckDBTimeOnly.FromMicros((long)(time.Bits >> OffsetBits)),
            MaxOffsetSeconds - (int)(time.Bits & OffsetMask));
    }
}
