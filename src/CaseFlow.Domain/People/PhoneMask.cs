namespace CaseFlow.Domain.People;

/// <summary>Phones are shown as 138****1234 (GB/T 37964).</summary>
public static class PhoneMask
{
    public static string? Of(string? phone) => phone switch
    {
        null or "" => null,
        { Length: < 8 } => new string('*', phone.Length),
        _ => $"{phone[..3]}****{phone[^4..]}",
    };
}
