namespace CaseFlow.Processes.Tests.Simulation;

/// <summary>A course of a case in the product: what its people do when.</summary>
/// <param name="File">Name of its history in <c>workflows/listed-supervision/histories</c>.</param>
internal sealed record Course(string File, string Name, Func<Yanta, SupervisedCase, Task> Run);

/// <summary>The main courses of a listed case, of which histories are kept.</summary>
internal static class Courses
{
    public const string FirstDay = "2018-11-09";

    public static readonly IReadOnlyList<Course> All =
    [
        new("in-time-with-extension", "延期获批、复验合格、按期摘牌", InTimeAsync),
        new("declined", "不予挂牌", DeclinedAsync),
        new("escalated-to-talk", "逾期后督办函、通报、约谈，验收后摘牌", EscalatedAsync),
        new("extension-after-expiry", "逾期后另定督办期限，再次逾期", AfterExpiryAsync),
        new("extension-refused-then-accepted", "延期未获批准，逾期验收，升级即止", RefusedAsync),
    ];

    private static async Task InTimeAsync(Yanta yanta, SupervisedCase supervised)
    {
        await supervised.ListAsync(35);
        await yanta.PassAsync("2018-11-12", "10:15");
        await supervised.AnnounceAsync("公告挂牌");
        await supervised.PlanAsync();
        await yanta.PassAsync("2018-11-16", "10:00");
        await supervised.ReportProgressAsync();
        await supervised.RequestExtensionAsync("2019-01-31");
        await yanta.PassAsync("2018-11-20", "16:20");
        await supervised.GrantExtensionAsync("2019-01-31");
        await yanta.PassAsync("2018-12-03", "14:30");
        await supervised.RequestAcceptanceAsync();
        await yanta.PassAsync("2018-12-05", "10:00");
        await supervised.FailReviewAsync();
        await yanta.PassAsync("2018-12-10", "10:00");
        await supervised.RequestAcceptanceAsync();
        await yanta.PassAsync("2018-12-13", "16:00");
        await supervised.PassReviewAsync();
        await yanta.PassAsync("2018-12-20", "17:00");
        await supervised.AnnounceAsync("公告摘牌");
    }

    private static async Task DeclinedAsync(Yanta yanta, SupervisedCase supervised)
    {
        await yanta.PassAsync("2018-11-13", "15:00");
        await supervised.DoAsync("主任赵敏", "审定挂牌", "Declined", new() { ["reason"] = "可当场整改" });
    }

    private static async Task EscalatedAsync(Yanta yanta, SupervisedCase supervised)
    {
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-11-16", "09:30");
        await supervised.AnnounceAsync("公告挂牌");
        await yanta.PassAsync("2018-12-28", "15:00");
        await supervised.DoAsync("主任赵敏", "约谈", "Held", new()
        {
            ["heldOn"] = "2018-12-28", ["attendees"] = "刘总", ["minutes"] = "限期完成", ["requirements"] = "一周内报告",
        });
        await yanta.PassAsync("2019-02-28", "09:00");
        await supervised.RequestAcceptanceAsync();
        await yanta.PassAsync("2019-03-05", "11:00");
        await supervised.PassReviewAsync();
        await yanta.PassAsync("2019-03-06", "11:00");
        await supervised.AnnounceAsync("公告摘牌");
    }

    private static async Task AfterExpiryAsync(Yanta yanta, SupervisedCase supervised)
    {
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-12-17", "10:00");
        await supervised.RequestExtensionAsync("2019-01-31");
        await yanta.PassAsync("2018-12-18", "10:00");
        await supervised.GrantExtensionAsync("2019-01-31");
        await yanta.PassAsync("2019-02-11", "09:00");
        await supervised.RequestAcceptanceAsync();
        await supervised.PassReviewAsync();
        await yanta.PassAsync("2019-02-12", "09:00");
        await supervised.AnnounceAsync("公告挂牌");
        await supervised.AnnounceAsync("公告摘牌");
    }

    private static async Task RefusedAsync(Yanta yanta, SupervisedCase supervised)
    {
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-11-19", "09:00");
        await supervised.RequestExtensionAsync("2019-01-31");
        await yanta.PassAsync("2018-11-22", "09:00");
        await supervised.RefuseExtensionAsync();
        await yanta.PassAsync("2018-12-17", "09:00");
        await supervised.RequestAcceptanceAsync();
        await yanta.PassAsync("2018-12-18", "09:00");
        await supervised.PassReviewAsync();
        await yanta.PassAsync("2018-12-18", "09:20");
        await supervised.AnnounceAsync("公告挂牌");
        await supervised.AnnounceAsync("公告摘牌");
    }
}
