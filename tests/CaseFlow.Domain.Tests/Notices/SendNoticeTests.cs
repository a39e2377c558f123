using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.Deadlines;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Notices;

public class SendNoticeTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Everybody_behind_the_parties_is_told_once_each(DatabaseProvider database)
    {
        await using var stage = await NoticeStage.StartAsync(database);
        var street = await stage.UnitAsync("小寨路街道");
        var zhang = await stage.PersonAsync("张伟", street, Roles.StreetOfficer);
        await stage.PersonAsync("李娜", street, Roles.StreetLeader);
        stage.Around.Parties["street"] = [new("street", street, Roles.StreetOfficer, null, "小寨路街道")];
        stage.Around.Parties["governing-unit"] = [new("governing-unit", street, null, null, "小寨路街道")];

        var sent = await stage.SendAsync("listed", "street", "governing-unit");
        sent.Value.Recipients.ShouldBe(["张伟", "李娜"], ignoreOrder: true);
        stage.Around.Told.ShouldHaveSingleItem().Key.ShouldBe("timeline.notice-sent");
        var mine = (await stage.NoticesOfAsync(zhang)).Notices.Items.ShouldHaveSingleItem();
        (mine.Title, mine.Text, mine.SubjectKind, mine.SubjectNumber).ShouldBe(("挂牌：雁安督〔2018〕7号", "某餐厅燃气软管超长，请办理", "case", "雁安督〔2018〕7号"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_same_key_of_a_subject_goes_out_once_also_to_a_new_holder(DatabaseProvider database)
    {
        await using var stage = await NoticeStage.StartAsync(database);
        var street = await stage.UnitAsync("小寨路街道");
        await stage.PersonAsync("张伟", street, Roles.StreetOfficer);
        stage.Around.Parties["street"] = [new("street", street, Roles.StreetOfficer, null, "")];
        await stage.SendAsync("listed", "street");
        await stage.PersonAsync("王芳", street, Roles.StreetOfficer);
        (await stage.SendAsync("listed", "street")).Value.Recipients.ShouldBe(["张伟"]);
        (await stage.CountAsync()).ShouldBe(1);
        (await stage.SendAsync("delisted", "street")).Value.Recipients.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Whoever_is_in_charge_at_that_moment_is_told_and_the_substitute_of_one_on_leave(DatabaseProvider database)
    {
        await using var stage = await NoticeStage.StartAsync(database);
        var office = await stage.UnitAsync("区安委办");
        var gone = await stage.PersonAsync("旧人", office, Roles.ListingBody, until: stage.Now.AddDays(-1));
        var away = await stage.PersonAsync("陈静", office, Roles.ListingBody);
        var stands = await stage.PersonAsync("赵强", office, Roles.DistrictOffice);
        await stage.AddAsync(new Leave { Id = Guid.NewGuid(), PersonId = away, SubstituteId = stands, From = stage.Now.AddDays(-1), To = stage.Now.AddDays(1) });
        (await stage.SendAsync("plan", $"role:{Roles.ListingBody}")).Value.Recipients.ShouldBe(["赵强"]);
        (await stage.NoticesOfAsync(gone)).Notices.Total.ShouldBe(0);

        stage.Around.Parties["responsible-person"] = [new("responsible-person", null, null, away, "陈静")];
        stage.District.Time.Advance(TimeSpan.FromDays(2));
        (await stage.SendAsync("later", "responsible-person")).Value.Recipients.ShouldBe(["陈静"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_party_that_nobody_holds_is_told_to_the_district_office_and_to_the_timeline(DatabaseProvider database)
    {
        await using var stage = await NoticeStage.StartAsync(database);
        var office = await stage.UnitAsync("区安委办");
        var zhao = await stage.PersonAsync("赵强", office, Roles.DistrictOffice);
        stage.Around.Parties["leader"] = [new("leader", null, null, Guid.NewGuid(), "分管区长")];
        (await stage.SendAsync("listed", "leader")).Value.Recipients.ShouldBeEmpty();
        var told = stage.Around.Told.ShouldHaveSingleItem();
        (told.Key, told.Args[0]).ShouldBe(("timeline.notice-nobody", "分管区长"));
        var notice = (await stage.NoticesOfAsync(zhao)).Notices.Items.ShouldHaveSingleItem();
        notice.Title.ShouldBe("无人接收：分管区长");
        notice.Text.ShouldContain("挂牌：雁安督〔2018〕7号");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Mail_goes_into_the_outbox_for_those_who_have_an_address(DatabaseProvider database)
    {
        await using var stage = await NoticeStage.StartAsync(database);
        var street = await stage.UnitAsync("小寨路街道");
        await stage.PersonAsync("张伟", street, Roles.StreetOfficer, mail: "zhang@example.cn");
        await stage.PersonAsync("李娜", street, Roles.StreetOfficer);
        await stage.SendAsync("listed", $"role:{Roles.StreetOfficer}");
        var mail = (await stage.District.WithDbAsync(db => db.Set<OutboxMessage>().ToListAsync())).ShouldHaveSingleItem();
        (mail.To, mail.ToName, mail.State, mail.Subject).ShouldBe(("zhang@example.cn", "张伟", OutboxState.Waiting, "挂牌：雁安督〔2018〕7号"));
    }

    [Fact]
    public async Task No_mail_is_written_while_mail_is_off()
    {
        await using var stage = await NoticeStage.StartAsync(DatabaseProvider.Sqlite, mailIsOn: false);
        var street = await stage.UnitAsync("小寨路街道");
        await stage.PersonAsync("张伟", street, Roles.StreetOfficer, mail: "zhang@example.cn");
        await stage.SendAsync("listed", $"role:{Roles.StreetOfficer}");
        (await stage.CountAsync()).ShouldBe(1);
        (await stage.District.WithDbAsync(db => db.Set<OutboxMessage>().CountAsync())).ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_reminder_names_the_case_the_day_and_what_is_left(DatabaseProvider database)
    {
        await using var stage = await NoticeStage.StartAsync(database);
        var street = await stage.UnitAsync("小寨路街道");
        var zhang = await stage.PersonAsync("张伟", street, Roles.StreetOfficer);
        stage.Around.Parties["street"] = [new("street", street, Roles.StreetOfficer, null, "")];
        var ladder = new ReminderLadder(new TimeOnly(9, 0), [new("three", LadderPoint.WorkingDaysBefore, 3, ["street"], "{number} {case}：{step}截止 {due}，{left}")]);
        await stage.District.SendAsync(new StartDeadline(
            NoticeStage.Subject, Guid.Empty, "rectification", "整改期限", new Limit(10, LimitUnit.WorkingDays), null, null, ladder));
        var sweep = stage.District.Services.GetRequiredService<DueSweep>();
        stage.District.Time.SetUtcNow(LimitTests.Instant("2026-12-02T09:00:00+08:00"));
        await sweep.RunAsync(stage.Now);
        await sweep.RunAsync(stage.Now);
        var notice = (await stage.NoticesOfAsync(zhang)).Notices.Items.ShouldHaveSingleItem();
        notice.Title.ShouldBe("期限提醒：整改期限（还剩 3 个工作日）");
        notice.Text.ShouldBe("雁安督〔2018〕7号 某餐厅燃气软管超长：整改期限截止 2026年12月7日 周一，还剩 3 个工作日");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task I_see_my_notices_only_the_newest_first_and_mark_them_read(DatabaseProvider database)
    {
        await using var stage = await NoticeStage.StartAsync(database);
        var street = await stage.UnitAsync("小寨路街道");
        var zhang = await stage.PersonAsync("张伟", street, Roles.StreetOfficer);
        var li = await stage.PersonAsync("李娜", street, Roles.StreetLeader);
        foreach (var key in new[] { "a", "b", "c" })
        {
            await stage.SendAsync(key, $"role:{Roles.StreetOfficer}");
            stage.District.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var page = await stage.NoticesOfAsync(zhang, size: 2);
        (page.Unread, page.Notices.Total, page.Notices.Items.Count).ShouldBe((3, 3, 2));
        page.Notices.Items[0].At.ShouldBeGreaterThan(page.Notices.Items[1].At);
        (await stage.NoticesOfAsync(li)).Notices.Total.ShouldBe(0);

        var first = page.Notices.Items[0].Id;
        (await stage.AsAsync(li, new MarkNoticeRead(first))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("notice.unknown");
        (await stage.AsAsync(zhang, new MarkNoticeRead(first))).Succeeded.ShouldBeTrue();
        (await stage.AsAsync(zhang, new MyUnreadNotices())).Value.ShouldBe(2);
        (await stage.NoticesOfAsync(zhang, onlyUnread: true)).Notices.Items.ShouldNotContain(n => n.Id == first);
        (await stage.AsAsync(zhang, new MarkAllNoticesRead())).Value.ShouldBe(2);
        (await stage.AsAsync(zhang, new MyUnreadNotices())).Value.ShouldBe(0);
    }
}
