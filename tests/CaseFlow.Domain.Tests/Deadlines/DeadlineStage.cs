using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Deadlines;

/// <summary>A subject with deadlines on a real database, with the real calendar and the real sweep.</summary>
internal sealed class DeadlineStage : IAsyncDisposable
{
    public static readonly Guid Subject = Guid.Parse("aaaaaaaa-0000-0000-0000-000000000001");
    public static readonly Guid Bookmark = Guid.Parse("bbbbbbbb-0000-0000-0000-000000000001");

    private DeadlineStage(TestDistrict district, Surroundings around, Reminders reminders) =>
        (District, Around, Sent) = (district, around, reminders);

    public TestDistrict District { get; }

    public Surroundings Around { get; }

    public Reminders Sent { get; }

    public DateTimeOffset Now => District.Time.GetUtcNow();

    public static async Task<DeadlineStage> StartAsync(DatabaseProvider database, string now, params HolidayFile[] notices)
    {
        var around = new Surroundings();
        var reminders = new Reminders();
        var district = await TestDistrict.StartAsync(database, LimitTests.Instant(now), services =>
        {
            around.Register(services);
            services.AddScoped<INotificationHandler<ReminderDue>>(_ => reminders);
            services.AddScoped<INotificationHandler<DeadlineMoved>>(_ => reminders);
            services.AddScoped<INotificationHandler<DeadlinePassed>>(_ => reminders);
            services.AddScoped<INotificationHandler<DeadlineEnded>>(_ => reminders);
        });
        var stage = new DeadlineStage(district, around, reminders);
        var files = notices.Length > 0 ? notices : [.. HolidayPapers.All];
        (await stage.SendAsync(new ImportCalendar(files))).Succeeded.ShouldBeTrue();
        return stage;
    }

    public Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request) => District.SendAsync(request);

    public async Task<DeadlineStarted> StartDeadlineAsync(
        int number, LimitUnit unit, RollRule roll = RollRule.Forward, string key = "rectification", ReminderLadder? ladder = null, DateOnly? lastDay = null) =>
        (await SendAsync(new StartDeadline(Subject, Bookmark, key, "整改期限", new Limit(number, unit, roll), null, lastDay, ladder ?? ReminderLadder.None))).Value;

    public Task<Result<DeadlineStarted>> ExtendAsync(string lastDay) =>
        SendAsync(new ExtendDeadline(Subject, "rectification", WorkCalendarTests.Day(lastDay), "批准延期"));

    public async Task<DeadlineView> LookAsync(string key = "rectification") =>
        (await SendAsync(new DeadlinesOf(Subject))).Value.First(d => d.Key == key);

    /// <summary>Moves the clock there, stopping at every due instant as time itself would.</summary>
    public async Task GoToAsync(string instant)
    {
        var to = LimitTests.Instant(instant).ToUniversalTime();
        while ((await SendAsync(new NextDue())).Value is { } next && next <= to)
        {
            District.Time.SetUtcNow(next > Now ? next : Now);
            await Sweep.RunAsync(Now);
        }

        District.Time.SetUtcNow(to);
    }

    /// <summary>The clock jumps, as after a stop of days; then one sweep.</summary>
    public async Task<int> JumpToAsync(string instant)
    {
        District.Time.SetUtcNow(LimitTests.Instant(instant));
        return await Sweep.RunAsync(Now);
    }

    public DueSweep Sweep => District.Services.GetRequiredService<DueSweep>();

    public Task<int> DueRowsAsync() => District.WithDbAsync(db => db.Set<DueItem>().CountAsync());

    public ValueTask DisposeAsync() => District.DisposeAsync();

    /// <summary>Hears what deadlines say, with the instant at which they said it.</summary>
    internal sealed class Reminders : INotificationHandler<ReminderDue>, INotificationHandler<DeadlineMoved>, INotificationHandler<DeadlinePassed>, INotificationHandler<DeadlineEnded>
    {
        public List<ReminderDue> Steps { get; } = [];

        public List<INotification> Heard { get; } = [];

        public Func<ReminderDue, Task> OnStep { get; set; } = _ => Task.CompletedTask;

        public async Task Handle(ReminderDue notification, CancellationToken cancellationToken)
        {
            await OnStep(notification);
            Steps.Add(notification);
        }

        public Task Handle(DeadlineMoved notification, CancellationToken cancellationToken) => Hear(notification);

        public Task Handle(DeadlinePassed notification, CancellationToken cancellationToken) => Hear(notification);

        public Task Handle(DeadlineEnded notification, CancellationToken cancellationToken) => Hear(notification);

        private Task Hear(INotification notification)
        {
            Heard.Add(notification);
            return Task.CompletedTask;
        }
    }
}
