using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Domain.Audit;

/// <summary>The hash chain of the audit.</summary>
public static class AuditSeal
{
    /// <summary>What the hash of this entry has to be; milliseconds are what both databases keep exactly.</summary>
    public static string Hash(AuditEntry e, string previous) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', previous, e.Chain.ToString("N"),
            e.Sequence.ToString(CultureInfo.InvariantCulture), e.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            e.ActorId.ToString("N"), e.ActorName, e.UnitName, e.Origin, e.Command, e.Effects, e.Refusals, e.Changes))));

    /// <summary>The sequence of the first entry of a whole chain, in order, that does not fit; null while it holds.</summary>
    public static int? FirstBroken(IEnumerable<AuditEntry> chain)
    {
        var (previous, expected) = ("", 1);
        foreach (var entry in chain)
        {
            if (entry.Sequence != expected || entry.Hash != Hash(entry, previous))
            {
                return expected;
            }

            (previous, expected) = (entry.Hash, expected + 1);
        }

        return null;
    }
}
