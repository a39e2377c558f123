using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.GridOfficers;
using CaseFlow.Domain.Training;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Training;

/// <summary>Trainings, who took part, and whether the year's suffice (R38-R40, R55-R58).</summary>
public sealed class TrainingTests
{
    /// <summary>C27: each training counts by itself.</summary>
    [Theory]
    [InlineData(true, 48, 48)]
    [InlineData(false, 48, 47)]
    [InlineData(false, 100)]
    [InlineData(false, 32, 32, 32)]
    [InlineData(true, 60, 47, 48)]
    public async Task Year_is_met_by_two_professional_trainings_of_48_hours_each(bool met, params int[] hours)
    {
        await using var staff = await Staff.StartAsync(DatabaseProvider.Sqlite);
        var officer = await staff.HireAsync();
        foreach (var (attended, n) in hours.Select((h, n) => (h, n)))
        {
            await staff.AttendAsync(await staff.TrainingAsync(TrainingKinds.Professional, $"2019-0{n + 4}-10", 120), new AttendanceLine(officer, attended));
        }

        (await staff.OkAsync(new TrainingOfOfficer(officer))).Met.ShouldBe(met);
        (await staff.OkAsync(new ListGridOfficers(Quota: "met"))).Page.Total.ShouldBe(met ? 1 : 0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Pre_job_training_and_other_years_count_only_where_the_definition_says_so(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var officer = await staff.HireAsync();
        foreach (var (kind, day) in new[] { (TrainingKinds.PreJob, "2019-03-08"), (TrainingKinds.Professional, "2019-05-10"), (TrainingKinds.Confidentiality, "2019-06-10") })
        {
            await staff.AttendAsync(await staff.TrainingAsync(kind, day, 48), new AttendanceLine(officer, 48));
        }

        var before = await staff.OkAsync(new TrainingOfOfficer(officer));
        (before.Met, before.Counting, before.Text).ShouldBe((false, 1, "2019年未达标：计入 1 次专业培训（要求至少 2 次，每次不少于 48 学时，学时不累加）。"));
        staff.Variables["preJobCounts"] = "true";
        (await staff.OkAsync(new TrainingOfOfficer(officer))).Met.ShouldBeTrue();
        (await staff.OkAsync(new TrainingOfOfficer(officer, 2018))).Counting.ShouldBe(0);
        var list = await staff.OkAsync(new ListGridOfficers());
        list.Page.Items.Single().QuotaMet.ShouldBeTrue();
        list.Quotas.Select(q => (q.Key, q.Count)).ShouldBe([("met", 1), ("open", 0)]);
        staff.Variables.Clear();
        (await staff.OkAsync(new TrainingOfOfficer(officer))).Rule.ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Entries_are_checked_and_written_all_or_none(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var (one, two) = (await staff.HireAsync(), await staff.HireAsync(staff.PartTime()));
        var training = await staff.TrainingAsync(TrainingKinds.Professional, "2019-05-10", 48);

        var refused = (await staff.AttendAsync(training, new(one, 48), new(two, 49))).Refusals.Single();
        (refused.Code, refused.Field, refused.Text().Contains("李治保", StringComparison.Ordinal)).ShouldBe(("training.line", "lines.hours", true));
        (await staff.OkAsync(new TrainingDetails(training))).Participants.ShouldBeEmpty();
        (await staff.AttendAsync(training, new(one, 40), new(one, 48))).Refusals.Single().Code.ShouldBe("training.twice");
        (await staff.AttendAsync(training, new AttendanceLine(one, 48, true))).Refusals.Single().Text().ShouldContain("没有安排考试");
        (await staff.AttendAsync(await staff.TrainingAsync(TrainingKinds.Professional, "2020-01-10", 48), new AttendanceLine(one, 48))).Refusals.Single().Text().ShouldContain("开始后才能登记");

        (await staff.AttendAsync(training, new(one, 48), new(two, 40))).Refusals.ShouldBeEmpty();
        (await staff.SendAsync(new RecordAttendance(training, 0, [new(two, 48)]))).Refusals.Single().Code.ShouldBe("conflict.changed");
        (await staff.AttendAsync(training, new AttendanceLine(two, 48))).Refusals.ShouldBeEmpty();
        (await staff.OkAsync(new TrainingDetails(training))).Participants.Select(p => (p.Name, p.Hours)).ShouldBe([("李治保", 48), ("王小明", 48)], ignoreOrder: true);
        (await staff.SendAsync(new CancelTraining(training))).Refusals.Single().Code.ShouldBe("training.held");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Exam_that_led_to_a_certificate_is_not_taken_back(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var officer = await staff.CertifiedAsync();
        var training = (await staff.OkAsync(new ListTrainings())).Page.Items.Single().Id;

        (await staff.AttendAsync(training, new AttendanceLine(officer, 40, false))).Refusals.Single().Text().ShouldContain("已持有证书");
        (await staff.FileAsync(officer)).ExamPassedOn.ShouldBe(Staff.Day("2019-03-08"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Streets_see_their_own_trainings_and_those_of_the_district(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var other = (await staff.District.ActorAsync(await staff.District.EnrolAsync("赵敏", Roles.StreetOfficer, "曲江街道")))!;
        var own = await staff.TrainingAsync(TrainingKinds.Professional, "2019-05-10", 48);
        var whole = await staff.OkAsync(new ArrangeTraining("全区培训", TrainingKinds.Professional, new(2019, 6, 10), new(2019, 6, 15), 48, "区礼堂"), staff.Office);
        await staff.OkAsync(new SetTrainingPlan(2019, "两次专业培训", 2));
        await staff.OkAsync(new SetTrainingPlan(2019, "两次专业培训，一次观摩", 3));

        (await staff.OkAsync(new ListTrainings(), other)).Page.Items.Single().Id.ShouldBe(whole);
        (await staff.SendAsync(new TrainingDetails(own), other)).Refusals.Single().Code.ShouldBe("training.unknown");
        (await staff.OkAsync(new ListTrainings())).Page.Total.ShouldBe(2);
        (await staff.OkAsync(new TrainingDetails(whole))).MayKeep.ShouldBeFalse();
        (await staff.SendAsync(new RecordAttendance(whole, 0, [new(await staff.HireAsync(), 48)]))).Refusals.Single().Code.ShouldBe("training.unknown");
        (await staff.OkAsync(new TrainingPlans(2019))).Select(p => (p.Planned, p.Held, p.Own)).ShouldBe([(3, 1, true)]);
        (await staff.OkAsync(new TrainingPlans(2019), other)).ShouldBeEmpty();
        (await staff.SendAsync(new ArrangeTraining("别处", TrainingKinds.Professional, new(2019, 6, 10), new(2019, 6, 15), 48, "礼堂", StreetCode: "610113008000"))).Refusals.Single().Code.ShouldBe("training.street");
    }
}
