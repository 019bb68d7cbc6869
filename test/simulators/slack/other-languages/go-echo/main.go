// A bot in Go that answers each mention in its thread, with the library slack-go and nothing of the simulator.
package main

import (
	"log"
	"os"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

func main() {
	api := slack.New(
		os.Getenv("SLACK_BOT_TOKEN"),
		slack.OptionAppLevelToken(os.Getenv("SLACK_APP_TOKEN")),
		slack.OptionAPIURL(os.Getenv("SLACK_API_URL")),
	)
	client := socketmode.New(api)
	go answer(api, client)
	log.Fatal(client.Run())
}

func answer(api *slack.Client, client *socketmode.Client) {
	for event := range client.Events {
		switch event.Type {
		case socketmode.EventTypeEventsAPI:
			client.Ack(*event.Request)
			answerMention(api, event.Data.(slackevents.EventsAPIEvent))
		case socketmode.EventTypeSlashCommand:
			command := event.Data.(slack.SlashCommand)
			client.Ack(*event.Request, map[string]interface{}{"text": "Go heard: " + command.Text})
		}
	}
}

func answerMention(api *slack.Client, event slackevents.EventsAPIEvent) {
	mention, ok := event.InnerEvent.Data.(*slackevents.AppMentionEvent)
	if !ok {
		return
	}
	words := strings.TrimSpace(mention.Text[strings.Index(mention.Text, ">")+1:])
	_, _, err := api.PostMessage(
		mention.Channel,
		slack.MsgOptionText("Go heard: "+words, false),
		slack.MsgOptionTS(mention.TimeStamp),
	)
	if err != nil {
		log.Print(err)
	}
}
