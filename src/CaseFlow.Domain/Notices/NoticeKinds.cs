namespace CaseFlow.Domain.Notices;

/// <summary>What a notice is about, to filter by and to say which kinds nothing holds back. Texts: resource <c>notice-kind.&lt;value&gt;</c>.</summary>
public static class NoticeKinds
{
    /// <summary>期限临近</summary>
    public const string Reminder = "reminder";

    /// <summary>已逾期</summary>
    public const string Late = "late";

    /// <summary>流程通知</summary>
    public const string Message = "message";

    /// <summary>无人接收</summary>
    public const string Nobody = "nobody";

    public static readonly IReadOnlyList<string> All = [Reminder, Late, Message, Nobody];
}
